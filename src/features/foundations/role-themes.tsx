import { danish } from '#ui/danish.ts'
import { type Content, expectationsAt, type FoundationRole, type HeldExpectation, isForAll, type Theme } from './foundation.ts'
import { SupplementsTo, TranslationsOf, UnitSupplements } from './local/local-notes.tsx'
import { homelessSupplements, isReadersOwn, type Supplement, supplementsAt } from './local/local-words.ts'
import { colourOf, ExpectationText, elements, Mark, type Reading, themeHref } from './reading.tsx'

interface RoleThemesProps {
  reading: Reading
  role: FoundationRole
  /** Begins the ids of headings, where several roles are on one page. */
  prefix?: string
  headingLevel?: 'h2' | 'h3'
}

/** All that one role is expected to do: a block for each theme, its own first, and then what it has from others, marked with whence. */
export function RoleThemes({ reading, role, prefix = 'blok', headingLevel = 'h3' }: RoleThemesProps) {
  const { content, local, mine } = reading
  const words = local && isReadersOwn(content, mine, role) ? local.words : undefined
  const homeless = words ? homelessSupplements(words, content) : []
  const blocks = content.themes
    .map((theme) => ({
      theme,
      held: expectationsAt(content, theme, role),
      supplements: words ? supplementsAt(words, content, theme) : [],
    }))
    .filter(({ held, supplements }) => held.length > 0 || supplements.length > 0)
  if (blocks.length === 0 && homeless.length === 0) return <p class="ls-svag">{reading.frame.t.foundations.nothingHere}</p>
  return (
    <>
      <div class="ls-perspgitter">
        {blocks.map(({ theme, held, supplements }) => (
          <Block
            reading={reading}
            theme={theme}
            held={held}
            supplements={supplements}
            id={`${prefix}-${theme.key}`}
            headingLevel={headingLevel}
          />
        ))}
      </div>
      {homeless.length > 0 && (
        <div class="ls-hjemloese">
          <UnitSupplements reading={reading} supplements={homeless} heading={reading.frame.t.local.homeless} />
        </div>
      )}
    </>
  )
}

interface BlockProps {
  reading: Reading
  theme: Theme
  held: HeldExpectation[]
  supplements: Supplement[]
  id: string
  headingLevel: 'h2' | 'h3'
}

function Block({ reading, theme, held, supplements, id, headingLevel: Heading }: BlockProps) {
  const { frame, content } = reading
  const t = frame.t.foundations
  const own = held.filter((entry) => entry.isOwn)
  const others = [...new Set(held.filter((entry) => !entry.isOwn).map((entry) => entry.from))]
  const href = themeHref(reading, theme)
  return (
    <div class={`ls-perspblok ${colourOf(content, theme)}`}>
      <div class="ls-perspblok-hoved" data-element={elements(theme.ids)}>
        <Mark content={content} theme={theme} size={40} />
        <div>
          <Heading class="ls-h3" id={id} lang={danish(frame)}>
            {href ? <a href={href}>{theme.name}</a> : theme.name}
          </Heading>
          <p class="ls-svag">{t.expectations(held.length)}</p>
        </div>
      </div>
      {own.length > 0 && <Lines reading={reading} held={own} />}
      {others.map((from) => (
        <div class="ls-arvet">
          <p class="ls-arvet-fra">{whence(content, from, t)}</p>
          <Lines reading={reading} held={held.filter((entry) => entry.from === from)} />
        </div>
      ))}
      <UnitSupplements reading={reading} supplements={supplements} />
    </div>
  )
}

function whence(content: Content, from: FoundationRole, t: Reading['frame']['t']['foundations']): string {
  return isForAll(content, from) ? t.forAll : t.alsoFrom(from.name)
}

function Lines({ reading, held }: { reading: Reading; held: HeldExpectation[] }) {
  return (
    <ul class="ls-uden">
      {held.map(({ expectation }) => (
        <li data-element={elements(expectation.ids)}>
          <p>
            <ExpectationText reading={reading} expectation={expectation} />
          </p>
          <TranslationsOf reading={reading} expectation={expectation} />
          <SupplementsTo reading={reading} expectation={expectation} />
        </li>
      ))}
    </ul>
  )
}
