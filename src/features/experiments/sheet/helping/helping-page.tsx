import { type Colleague, mostFound } from '#features/foundations/sparring/sparring.ts'
import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { FindForm } from '#ui/find-form.tsx'
import { ErrorSummary, PostForm, RadioGroup } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import type { Experiment, Named } from '../../experiment.ts'

interface HelpingPageProps {
  frame: Frame
  experiment: Experiment
  readerId: string
  /** What was searched for. */
  query?: string
  found: Colleague[]
  isCut?: boolean
  form?: FormErrors
}

/** Who works in it with the owner. The owner asks and takes away; a helper stops by herself. */
export function HelpingPage({ frame, experiment, readerId, query, found, isCut, form }: HelpingPageProps) {
  const t = frame.t.sheet
  const isOwner = experiment.standing === 'owner'
  const title = isOwner ? t.helpersTitle : t.helpersTitleHelper(experiment.owner.name)
  const here = paths.experimentHelpers.to({ experiment: experiment.id })
  const errors = form?.errors ?? {}
  return (
    <Layout frame={frame} title={`${title} – ${experiment.title}`} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to({ experiment: experiment.id })} text={experiment.title} lang={danish(frame)} />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={title} lead={isOwner ? t.helpersLead : t.helpersLeadHelper} />
      <section aria-labelledby="hjaelpere">
        <SectionHead id="hjaelpere" title={t.helpersNow} />
        {experiment.helpers.length === 0 && <p>{t.noHelpers}</p>}
        <ul class="ls-raekker ls-uden no-max-width">
          {experiment.helpers.map((helper) => (
            <li class="ls-raekke ls-lokal-raekke">
              <p>{helper.name}</p>
              {isOwner && (
                <Removal experiment={experiment} helper={helper} text={t.removeHelper} hidden={t.removeHelperName(helper.name)} />
              )}
              {helper.id === readerId && (
                <div>
                  <Removal experiment={experiment} helper={helper} text={t.stopHelping} />
                  <p class="ls-svag">{t.stopHelpingText}</p>
                </div>
              )}
            </li>
          ))}
        </ul>
      </section>
      {isOwner && experiment.conclusion && <p>{t.cannotInvite}</p>}
      {isOwner && !experiment.conclusion && (
        <section aria-labelledby="bed">
          <SectionHead id="bed" title={t.inviteTitle} />
          <FindForm action={here} id="q" label={t.inviteLabel} hint={t.inviteHint} button={t.search} query={query} />
          {query !== undefined && found.length === 0 && <p class="ls-efter-soegning">{t.nobodyFound(query)}</p>}
          {query !== undefined && found.length > 0 && (
            <PostForm action={here} class="ls-spoerg">
              <input type="hidden" name="q" value={query} />
              <RadioGroup
                t={frame.t}
                name="person"
                label={t.inviteLegend(query)}
                hint={isCut ? t.manyFound(mostFound) : undefined}
                error={errors.person}
                value={form?.typed.person}
                options={found.map((colleague) => ({ value: colleague.id, label: colleague.name, hint: placesOf(frame, colleague) }))}
              />
              <p class="ls-svag">{t.inviteMail}</p>
              <p class="ls-knapper">
                <Button>{t.invite}</Button>
              </p>
            </PostForm>
          )}
        </section>
      )}
    </Layout>
  )
}

function Removal({ experiment, helper, text, hidden }: { experiment: Experiment; helper: Named; text: string; hidden?: string }) {
  return (
    <PostForm action={paths.experimentHelperRemoval.to({ experiment: experiment.id, person: helper.id })}>
      <Button variant="secondary">
        {text}
        {hidden && <span class="sr-only"> {hidden}</span>}
      </Button>
    </PostForm>
  )
}

/** Two may have the same name: where they work tells them apart. */
function placesOf({ t }: Frame, { positions, isAdministrator }: Colleague): string | undefined {
  const places = positions.map(({ role, unitName }) => t.sheet.positionIn(t.people.roles[role], unitName))
  return [...(isAdministrator ? [t.people.administrator] : []), ...places].join(' · ') || undefined
}
