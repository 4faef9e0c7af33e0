import { round, starPoints } from '../star.tsx'

/** Six small points on a line, the present one a star. The words are in the label. */
export function MiniPhases({ phase, label }: { phase: number; label: string }) {
  const x = (i: number) => round(12 + (i - 1) * 28.8)
  return (
    <svg class="ls-minifaser" width="168" height="28" viewBox="0 0 168 28" role="img" aria-label={label}>
      <line class="k-linje-staerk" x1="12" y1="14" x2="156" y2="14" stroke-width="1.5" />
      <line class="k-blaek" x1="12" y1="14" x2={x(phase)} y2="14" stroke-width="2" />
      {[1, 2, 3, 4, 5, 6].map((i) =>
        i < phase ? (
          <circle class="f-blaek" cx={x(i)} cy="14" r="4" />
        ) : i > phase ? (
          <circle class="f-bund k-linje-staerk" cx={x(i)} cy="14" r="4" stroke-width="1.5" />
        ) : (
          <g transform={`translate(${x(i)} 14)`}>
            <circle class="f-bund" r="12" />
            <polygon class="f-stjerne" points={starPoints(11)} />
          </g>
        ),
      )}
    </svg>
  )
}
