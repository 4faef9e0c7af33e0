import { danish } from '#ui/danish.ts'
import { Details } from '#ui/details.tsx'
import { byTheme, type Expectation, type FoundationRole, type Theme } from '../foundation.ts'
import { colourOf, PointText } from '../reading.tsx'
import { ThemeIntro, Theory } from '../theme-intro.tsx'
import { type Editor, isAdding, isOpen } from './editor.tsx'
import { ElementForm } from './element-form.tsx'
import { AddLink, Tools } from './element-tools.tsx'

/** Theme by theme, and in each role by role: also the places where nothing stands yet. */
export function DraftThemes({ editor }: { editor: Editor }) {
  const { edition } = editor.draft
  return (
    <>
      {byTheme(edition).map(({ theme, links }) => (
        <section class={`ls-kladdetema ${colourOf(edition, theme)}`} id={`theme-${theme.key}`} aria-labelledby={`tema-${theme.key}`}>
          {isOpen(editor, 'theme', theme.key) ? (
            <ElementForm editor={editor} />
          ) : (
            <div class="ls-rettes">
              <div>
                <ThemeIntro reading={editor.reading} theme={theme} headingLevel="h3" />
                <Theory reading={editor.reading} theme={theme} />
              </div>
              <Tools editor={editor} kind="theme" elementKey={theme.key} />
            </div>
          )}
          <div class="ls-kladdefelter">
            {links.map(({ role, expectations }) => (
              <Field editor={editor} theme={theme} role={role} expectations={expectations} />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

interface FieldProps {
  editor: Editor
  theme: Theme
  role: FoundationRole
  expectations: Expectation[]
}

function Field({ editor, theme, role, expectations }: FieldProps) {
  const { frame } = editor
  const t = frame.t.draft
  const place = { theme: theme.key, role: role.key }
  return (
    <div class="ls-kladdefelt">
      <h4 lang={danish(frame)}>{role.name}</h4>
      {expectations.length === 0 && !isAdding(editor, 'expectation', place) && <p class="ls-svag">{t.noExpectationsFor(role.name)}</p>}
      <ul class="ls-forventninger ls-uden">
        {expectations.map((expectation) => (
          <li class={expectation.kind === 'statement' ? 'ls-udsagn' : undefined} id={`expectation-${expectation.key}`}>
            {isOpen(editor, 'expectation', expectation.key) ? (
              <ElementForm editor={editor} />
            ) : (
              <div class="ls-rettes ls-ret-forventning">
                <ExpectationWords editor={editor} expectation={expectation} />
                <Tools editor={editor} kind="expectation" elementKey={expectation.key} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {isAdding(editor, 'expectation', place) ? (
        <ElementForm editor={editor} />
      ) : (
        <AddLink
          editor={editor}
          kind="expectation"
          text={t.add.expectation}
          label={t.addExpectationTo(role.name, theme.name)}
          given={place}
        />
      )}
    </div>
  )
}

function ExpectationWords({ editor, expectation }: { editor: Editor; expectation: Expectation }) {
  const { frame } = editor
  return (
    <div>
      <p lang={danish(frame)}>
        <PointText text={expectation.text} keyTerm={expectation.keyTerm} />
      </p>
      {expectation.practice.length > 0 && (
        <Details summary={frame.t.foundations.itMayLook}>
          <ul lang={danish(frame)}>
            {expectation.practice.map((suggestion) => (
              <li>{suggestion}</li>
            ))}
          </ul>
        </Details>
      )}
    </div>
  )
}
