import { paths } from '#paths.ts'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import { type Experiment, isWritable } from '../experiment.ts'
import type { Questions } from '../questions.ts'
import { RatingsFigure } from './ratings-finding.tsx'
import { headline } from './ratings-words.tsx'
import type { RatingReport } from './report.ts'

interface RatingsSectionProps {
  frame: Frame
  experiment: Experiment
  questions: Questions
  report: RatingReport
}

/** Before and after on the experiment's own page: the finding as its heading, or what to do to get one. */
export function RatingsSection({ frame, experiment, questions, report }: RatingsSectionProps) {
  const t = frame.t.ratings
  const isOpen = isWritable(experiment)
  return (
    <section aria-labelledby="vurderinger-h">
      <SectionHead id="vurderinger-h" title={headline(frame.t, report.finding)}>
        <a class="d-print-none" href={paths.ratings.to({ experiment: experiment.id })}>
          {isOpen ? t.rate : t.see}
        </a>
      </SectionHead>
      {report.finding.kind === 'nothing' ? (
        <p class="ls-svag">
          {report.isWithheld
            ? t.withheld
            : report.before + report.after === 0
              ? isOpen
                ? t.invite
                : t.nothingYet
              : `${t.counts(report.before, report.after)} `}
          {report.before > 0 && report.after === 0 && isOpen && t.waiting}
        </p>
      ) : (
        <RatingsFigure frame={frame} experiment={experiment} questions={questions} report={report} />
      )}
    </section>
  )
}
