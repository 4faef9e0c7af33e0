import type { Frame } from '#ui/frame.ts'
import { starPoints } from '#ui/star.tsx'
import type { Experiment } from '../experiment.ts'
import type { Questions } from '../questions.ts'
import type { LineageLoop } from './lineage.ts'
import { drawSpiral, mostTurns, type Turn, width } from './spiral.ts'

interface SpiralFigureProps {
  frame: Frame
  experiment: Pick<Experiment, 'loop'>
  questions: Questions
  lineage: readonly LineageLoop[]
}

/** The loops as a spiral. Its words are in the list beside it, and in its description. */
export function SpiralFigure({ frame, experiment, questions, lineage }: SpiralFigureProps) {
  const turns = turnsOf(lineage)
  const { height, spokes, turns: drawn, now, disc, star } = drawSpiral(turns)
  return (
    <div class="ls-spiral-plads">
      <svg class="ls-spiral" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby="spiral-titel spiral-besk" focusable="false">
        <title id="spiral-titel">{frame.t.loops.spiralTitle(turns.length)}</title>
        <desc id="spiral-besk">{describe(frame, questions, turns)}</desc>
        {spokes.map(({ from, to, label }, i) => (
          <>
            <line class="k-linje" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
            <text class={now?.phase === i + 1 ? 's-navn s-fed' : 's-navn'} x={label.x} y={label.y} text-anchor={label.anchor}>
              {questions.phases[i]?.short[frame.language]}
            </text>
          </>
        ))}
        {drawn.map(({ number, behind, ahead }) => (
          <>
            {behind && <path class={number === experiment.loop ? 'k-gaaet k-her' : 'k-gaaet'} d={behind} />}
            {ahead && <path class="k-kommende" d={ahead} />}
          </>
        ))}
        {drawn.map(({ number, nodes }) =>
          nodes.map(({ x, y, isBehind }) => (
            <circle
              class={isBehind ? 'f-blaek' : 'f-bund k-linje-staerk'}
              cx={x}
              cy={y}
              r={number === experiment.loop ? 5 : 4}
              stroke-width="1.5"
            />
          )),
        )}
        {now && (
          <>
            <circle class="f-bund" cx={now.x} cy={now.y} r={now.phase === 1 ? disc : star + 2} />
            <polygon class="f-stjerne" points={starPoints(now.phase === 1 ? star + 4 : star)} transform={`translate(${now.x} ${now.y})`} />
          </>
        )}
        {drawn.map(({ number, start }) => {
          const isStar = now?.turn === number && now.phase === 1
          return (
            <>
              {!isStar && <circle class="f-blaek" cx={start.x} cy={start.y} r={disc} />}
              <text class={isStar ? 's-tal s-paa-stjerne' : 's-tal'} x={start.x} y={start.y} dy="0.36em" text-anchor="middle">
                {number}
              </text>
            </>
          )
        })}
      </svg>
    </div>
  )
}

/** A loop that the reader may not read has ended: another was begun after it. */
function turnsOf(lineage: readonly LineageLoop[]): Turn[] {
  return lineage.map(({ number, seen }) => ({ number, phase: seen?.phase ?? 6, isDone: !seen || seen.conclusion !== undefined }))
}

function describe({ t, language }: Frame, questions: Questions, turns: readonly Turn[]): string {
  const running = turns.find(({ isDone }) => !isDone)
  const done = turns.filter(({ isDone }) => isDone).map(({ number }) => number)
  const [first, last] = [done[0], done.at(-1)]
  return [
    first !== undefined && last !== undefined && t.loops.done(first, last),
    running && t.loops.reached(running.number, running.phase, questions.phases[running.phase - 1]?.name[language] ?? ''),
    turns.length > mostTurns && t.loops.spiralLast(mostTurns),
  ]
    .filter(Boolean)
    .join(' ')
}
