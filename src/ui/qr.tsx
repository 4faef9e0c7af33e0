import { encode } from 'uqr'

/** The four empty modules around that readers of the code rely on. */
const quiet = 4

/**
 * A QR code, drawn by us as one path. Black on white in both themes: a reader of codes knows no dark mode. The same address always
 * stands beside it in words, so `label` says only what it is.
 */
export function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: quiet })
  return (
    <svg class="ls-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect class="ls-qr-bund" width={size} height={size} />
      <path class="ls-qr-felter" d={data.map(runsOf).join('')} />
    </svg>
  )
}

/** Each run of dark modules of a row as one rectangle. */
function runsOf(row: readonly boolean[], y: number): string {
  return [
    ...row
      .map((isDark) => (isDark ? '#' : ' '))
      .join('')
      .matchAll(/#+/g),
  ]
    .map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
    .join('')
}
