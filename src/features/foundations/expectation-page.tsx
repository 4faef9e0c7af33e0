import { danish } from '#ui/danish.ts'
import { Layout } from '#ui/layout.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { ExpectationList } from './expectation-list.tsx'
import {
  chainRoles,
  type Expectation,
  type FoundationRole,
  findRole,
  lineage,
  neighbours,
  ownExpectations,
  rolesWith,
  type Theme,
} from './foundation.ts'
import { Trail } from './foundation-head.tsx'
import { AtYours, type AtYoursProps } from './local/at-yours.tsx'
import { PlaceInChain } from './place-in-chain.tsx'
import { PractiseIt } from './practice/practice-marks.tsx'
import { colourOf, elements, expectationHref, isMine, type Reading, roleHref, ThemeLabel, themeHref } from './reading.tsx'

interface ExpectationPageProps {
  reading: Reading
  theme: Theme
  role: FoundationRole
  expectation: Expectation
  /** What the reader can do with it where she works. */
  here: Omit<AtYoursProps, 'reading' | 'expectation'>
}

/** One expectation: its words, what they can look like, who has it, what it means here, and where in the chain it stands. */
export function ExpectationPage({ reading, theme, role, expectation, here }: ExpectationPageProps) {
  const { frame, content } = reading
  const t = frame.t.foundations
  const siblings = ownExpectations(theme, role).filter((other) => other !== expectation)
  const isInChain = content.shape === 'matrix' && chainRoles(content).includes(role)
  return (
    <Layout frame={frame} title={expectation.text} section="foundations">
      <Trail
        reading={reading}
        items={[{ text: theme.name, href: themeHref(reading, theme), lang: danish(frame) }]}
        here={role.name}
        hereLang={danish(frame)}
      />
      <div class={`ls-en-forventning ${colourOf(content, theme)}`}>
        <div>
          <p class="ls-forventning-over">
            <a href={themeHref(reading, theme)}>
              <ThemeLabel reading={reading} theme={theme} />
            </a>
            <a href={roleHref(reading, role)} lang={danish(frame)}>
              {role.name}
            </a>
          </p>
          <h1 class="ls-citat" lang={danish(frame)} data-element={elements(expectation.ids)}>
            {expectation.text}
          </h1>
          <p class="ls-meta">
            <span>{yours(reading, expectation)}</span>
            {expectation.keyTerm && (
              <span>
                {t.keyTerm}: <em lang={danish(frame)}>{expectation.keyTerm}</em>
              </span>
            )}
          </p>
          <PractiseIt reading={reading} expectation={expectation} />
          <AtYours
            reading={reading}
            expectation={expectation}
            mayWrite={here.mayWrite}
            led={here.led}
            mayAsk={here.mayAsk}
            readerId={here.readerId}
            sparrings={here.sparrings}
          />
        </div>
        <div class="ls-sidespalte">
          <Practice reading={reading} expectation={expectation} />
          <WhoHasIt reading={reading} expectation={expectation} />
        </div>
      </div>
      {isInChain && (
        <section aria-labelledby="plads">
          <SectionHead id="plads" title={isMine(reading, role) ? t.yourPlace : t.placeOf}>
            <a href={themeHref(reading, theme)}>{t.wholeChain}</a>
          </SectionHead>
          <PlaceInChain reading={reading} theme={theme} role={role} expectation={expectation} />
        </section>
      )}
      {!isInChain && siblings.length > 0 && (
        <section class={colourOf(content, theme)} aria-labelledby="samme">
          <SectionHead id="samme" title={t.siblings} />
          <ExpectationList reading={reading} expectations={siblings} />
        </section>
      )}
      <ReadOn reading={reading} expectation={expectation} />
    </Layout>
  )
}

function yours({ frame, content, mine }: Reading, expectation: Expectation): string {
  const t = frame.t.foundations
  if (mine.some((role) => role.key === expectation.role)) return t.youHaveIt
  const heir = mine.find((role) => lineage(content, role).some((ancestor) => ancestor.key === expectation.role))
  return heir ? t.youHaveItThrough(findRole(content, expectation.role)?.name ?? '') : t.notYours
}

function Practice({ reading, expectation }: { reading: Reading; expectation: Expectation }) {
  const t = reading.frame.t.foundations
  return (
    <section aria-labelledby="ser-ud">
      <h2 class="ls-lille" id="ser-ud">
        {t.itMayLook}
      </h2>
      {expectation.practice.length > 0 ? (
        <ul class="ls-forslag" lang={danish(reading.frame)}>
          {expectation.practice.map((suggestion) => (
            <li>{suggestion}</li>
          ))}
        </ul>
      ) : (
        <p class="ls-svag">{t.noPractice}</p>
      )}
    </section>
  )
}

function WhoHasIt({ reading, expectation }: { reading: Reading; expectation: Expectation }) {
  const { frame, content } = reading
  const t = frame.t.foundations
  return (
    <section aria-labelledby="hvem">
      <h2 class="ls-lille" id="hvem">
        {t.whoHasIt}
      </h2>
      <ul class="ls-har-den ls-uden">
        {rolesWith(content, expectation).map((role) => (
          <li class={isMine(reading, role) ? 'ls-her' : undefined}>
            <a href={roleHref(reading, role)} lang={danish(frame)}>
              {role.name}
            </a>
            <span class="ls-svag">
              {isMine(reading, role)
                ? t.yourRole
                : role.key === expectation.role
                  ? t.hasItOwn
                  : t.hasItThrough(findRole(content, expectation.role)?.name ?? '')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ReadOn({ reading, expectation }: { reading: Reading; expectation: Expectation }) {
  const { frame, content } = reading
  const t = frame.t.foundations
  const { before, after } = neighbours(content, expectation)
  return (
    <nav class="ls-bladre" aria-label={t.readOn}>
      {before && (
        <a href={expectationHref(reading, before)} rel="prev">
          <span>{t.previous}</span>
          <span lang={danish(frame)}>{before.text}</span>
        </a>
      )}
      {after && (
        <a href={expectationHref(reading, after)} rel="next" class="ls-naeste-side">
          <span>{t.next}</span>
          <span lang={danish(frame)}>{after.text}</span>
        </a>
      )}
    </nav>
  )
}
