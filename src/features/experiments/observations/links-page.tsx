import { paths } from '#paths.ts'
import { dayAndMonth, longDate } from '#shared/dates.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorSummary, PostForm, RadioGroup, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Qr } from '#ui/qr.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { type GuestLink, stateOf, validDays } from './guest.ts'
import { CopyButton } from './not-recorded-page.tsx'
import type { About } from './observation.ts'

interface LinksPageProps {
  frame: Frame
  about: About
  links: GuestLink[]
  now: Date
  /** Just made: its address stands here this once. */
  made?: { link: GuestLink; address: string }
  form?: FormErrors
}

/** Colleagues without an account: who was invited, until when, and the way to invite one more. */
export function LinksPage({ frame, about, links, now, made, form }: LinksPageProps) {
  const t = frame.t.observations
  const errors = form?.errors ?? {}
  const lang = danish(frame)
  return (
    <Layout frame={frame} title={t.linksTitle} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to({ experiment: about.id })} text={t.backTo(about.title)} />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={t.linksTitle} lead={t.linksLead} />
      {made && <Made frame={frame} made={made} />}
      {about.isConcluded ? (
        <Alert t={frame.t} variant="info" text={t.linksConcluded} />
      ) : (
        <section aria-labelledby="nyt-link" class="ls-smal">
          <SectionHead id="nyt-link" title={t.newLink} />
          <PostForm action={paths.experimentLinks.to({ experiment: about.id })} class="ls-nyt-link">
            <TextInput
              t={frame.t}
              name="name"
              label={t.nameLabel}
              hint={t.nameHint}
              error={errors.name}
              value={form?.typed.name}
              autocomplete="off"
            />
            <RadioGroup
              t={frame.t}
              name="days"
              label={t.daysLabel}
              error={errors.days}
              value={form ? form.typed.days : '30'}
              options={validDays.map((days) => ({ value: String(days), label: t.days(days) }))}
            />
            <p class="ls-knapper">
              <Button>{t.make}</Button>
            </p>
          </PostForm>
        </section>
      )}
      <section aria-labelledby="links">
        <SectionHead id="links" title={t.links} />
        {links.length === 0 ? (
          <EmptyState headingLevel="h3" title={t.noLinksTitle} text={t.noLinksText} />
        ) : (
          <ul class="ls-raekker ls-uden no-max-width">
            {links.map((link) => (
              <li class="ls-raekke ls-linkraekke">
                <div>
                  <h3 lang={lang}>{link.name}</h3>
                  <p class="ls-meta">
                    <span>{t.madeOn(dayAndMonth(link.createdAt, frame.language))}</span>
                    <State frame={frame} link={link} now={now} />
                    <span>{link.usedAt ? t.usedOn(dayAndMonth(link.usedAt, frame.language)) : t.notUsed}</span>
                  </p>
                </div>
                {stateOf(link, now) === 'open' && (
                  <PostForm action={paths.experimentLinkRevocation.to({ experiment: about.id, link: link.id })}>
                    <Button variant="secondary">
                      {t.revoke}
                      <span class="sr-only"> {t.revokeFor(link.name)}</span>
                    </Button>
                  </PostForm>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
    </Layout>
  )
}

function State({ frame, link, now }: { frame: Frame; link: GuestLink; now: Date }) {
  const t = frame.t.observations
  const state = stateOf(link, now)
  if (state === 'revoked') return <Badge text={t.revoked} />
  const day = longDate(link.expiresAt, frame.language)
  return state === 'open' ? <span>{t.worksUntil(day)}</span> : <Badge text={t.ranOut(day)} />
}

function Made({ frame, made: { link, address } }: { frame: Frame; made: NonNullable<LinksPageProps['made']> }) {
  const t = frame.t.observations
  return (
    <section class="ls-nu ls-linket" aria-labelledby="linket">
      <h2 id="linket">{t.madeTitle(link.name)}</h2>
      <p>{t.madeText}</p>
      <div class="ls-linket-veje">
        <div>
          <TextInput
            t={frame.t}
            name="link"
            label={t.linkLabel}
            hint={t.worksUntil(longDate(link.expiresAt, frame.language))}
            value={address}
            readonly
          />
          <p class="ls-knapper">
            <CopyButton frame={frame} field="link" />
          </p>
        </div>
        <figure class="ls-qr-figur">
          <Qr text={address} label={t.qrLabel(link.name)} />
          <figcaption>{t.qrText}</figcaption>
        </figure>
      </div>
    </section>
  )
}
