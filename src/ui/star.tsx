/** A five-pointed star around 0,0, moved down a little so that it looks centred. */
export function starPoints(radius: number, inner = 0.42): string {
  const down = radius / 19
  return Array.from({ length: 10 }, (_, i) => {
    const r = i % 2 ? radius * inner : radius
    const angle = (i * Math.PI) / 5
    return `${round(r * Math.sin(angle))},${round(down - r * Math.cos(angle))}`
  }).join(' ')
}

/** The lit star: now, a star moment, or the citizen at the end of a chain. */
export function Star({ size = 22, class: extra }: { size?: number; class?: string }) {
  return (
    <svg class={extra} width={size} height={size} viewBox="-11 -11 22 22" aria-hidden="true" focusable="false">
      <polygon class="f-stjerne" points={starPoints(9.5)} />
    </svg>
  )
}

/** The star not yet lit: nothing here so far. */
export function UnlitStar({ size = 48 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="-24 -24 48 48" aria-hidden="true" focusable="false">
      <polygon class="k-tom" points={starPoints(21)} />
    </svg>
  )
}

export function round(value: number): number {
  return Math.round(value * 100) / 100
}
