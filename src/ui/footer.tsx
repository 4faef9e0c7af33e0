import type { Child } from 'hono/jsx'
import { languages } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import type { Appearance, Frame } from './frame.ts'
import { Logo } from './logo.tsx'

const appearances: readonly Appearance[] = ['auto', 'light', 'dark']

export function Footer({ frame }: { frame: Frame }) {
  const { t } = frame
  return (
    <footer>
      <div class="footer ls-footer">
        <div class="container">
          <div class="ls-footer-inner">
            <div class="ls-footer-brand">
              <Logo size={28} />
              <p>{frame.reader ? t.frame.openSourceOf(frame.reader.organisationName) : t.frame.openSource}</p>
            </div>
            <nav aria-label={t.frame.about} class="d-print-none">
              <ul class="unstyled-list inline-list ls-footer-links">
                <li>
                  <a href={paths.help.to()}>{t.frame.help}</a>
                </li>
                <li>
                  <a href={paths.dataProtection.to()}>{t.frame.dataProtection}</a>
                </li>
                <li>
                  <a href={paths.accessibility.to()}>{t.frame.accessibility}</a>
                </li>
                {frame.reader && (
                  <li>
                    <a href={paths.sessions.to()}>{t.frame.sessions}</a>
                  </li>
                )}
              </ul>
            </nav>
          </div>
          <div class="ls-footer-valg d-print-none">
            <LanguageChoice frame={frame} />
            <AppearanceChoice frame={frame} />
          </div>
        </div>
      </div>
    </footer>
  )
}

function LanguageChoice({ frame }: { frame: Frame }) {
  const { t } = frame
  const names = { da: t.frame.danish, en: t.frame.english }
  return (
    <ChoiceForm action={paths.language.to()} back={frame.path}>
      <fieldset class="ls-valg" aria-label={t.frame.language}>
        {languages.map((language) => (
          <button
            type="submit"
            name="language"
            value={language}
            lang={language}
            aria-pressed={language === frame.language ? 'true' : 'false'}
          >
            {names[language]}
          </button>
        ))}
      </fieldset>
    </ChoiceForm>
  )
}

function AppearanceChoice({ frame }: { frame: Frame }) {
  const { t } = frame
  return (
    <ChoiceForm action={paths.appearance.to()} back={frame.path}>
      <fieldset class="ls-valg" aria-labelledby="appearance">
        <span id="appearance">{t.frame.appearance}</span>
        {appearances.map((appearance) => (
          <button type="submit" name="appearance" value={appearance} aria-pressed={appearance === frame.appearance ? 'true' : 'false'}>
            {t.frame.appearances[appearance]}
          </button>
        ))}
      </fieldset>
    </ChoiceForm>
  )
}

/** Without Turbo: it replaces the body only, and language and look stand on the html element. */
function ChoiceForm({ action, back, children }: { action: string; back: string; children: Child }) {
  return (
    <form method="post" action={action} data-turbo="false">
      <input type="hidden" name="back" value={back} />
      {children}
    </form>
  )
}
