import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { starPoints } from '#ui/star.tsx'
import { Said, sentence } from './said.tsx'
import type { StepInLine } from './scene.ts'
import type { Sight } from './sights.ts'
import { isSameStop } from './way.ts'

/** The steps of the meeting in a line. One that has been can be looked back at: `hrefOf` says where, or nothing on the shared screen. */
export function StepStrip({
  frame,
  view,
  hrefOf,
}: {
  frame: Frame
  view: Sight<'steps'>
  hrefOf?: (step: StepInLine) => string | undefined
}) {
  const t = frame.t.meetings
  const { scene } = view
  return (
    <>
      <ol class="step-indicator ls-fasestribe ls-moedestribe" aria-label={t.stepsLabel}>
        {view.steps.map((step, i) => {
          const href = hrefOf?.(step)
          const isSeen = scene.stop !== null && isSameStop(step.stop, scene.stop)
          const inside = <StepInside frame={frame} step={step} number={i + 1} />
          return (
            <li class={step.state === 'current' ? 'current' : step.state === 'done' ? 'klar' : 'disabled'}>
              {href ? (
                <a class="step" href={href} aria-current={isSeen ? 'step' : undefined}>
                  {inside}
                </a>
              ) : (
                <div class="step" aria-current={isSeen ? 'step' : undefined}>
                  {inside}
                </div>
              )}
            </li>
          )
        })}
      </ol>
      {scene.stop && (
        <p class="ls-fase-mobil" aria-hidden="true">
          <strong>{sentence(frame, (title) => t.stepOf(scene.number, scene.of, title), scene.title)}</strong>
        </p>
      )}
    </>
  )
}

function StepInside({ frame, step, number }: { frame: Frame; step: StepInLine; number: number }) {
  const t = frame.t.meetings
  return (
    <>
      {step.state === 'current' ? (
        <span class="step-icon">
          <svg viewBox="-24 -24 48 48" width="44" height="44" aria-hidden="true" focusable="false">
            <polygon class="f-stjerne" points={starPoints(20)} />
          </svg>
        </span>
      ) : step.state === 'done' ? (
        <span class="step-icon">
          <Icon name="check" label={t.stepDone(number)} />
        </span>
      ) : (
        <span class="step-number">
          <span>{number}</span>
        </span>
      )}
      <div>
        <span class="step-title">
          <Said frame={frame} text={step.title} />
        </span>
        <span class="step-information">{t.stepMinutes(step.minutes)}</span>
      </div>
    </>
  )
}
