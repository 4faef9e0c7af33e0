/*
 * How long a run on one side of a *frozen* median must be. When the median is of a baseline alone, it is itself uncertain: the later
 * points fall above it with some unknown chance u and not with ½, and the usual limits sound the alarm too often (twelve points after a
 * baseline of eight: every tenth time with nothing to hear). So the limit is worked out for a median of n₀ points.
 *
 * The model: all points come independently from one continuous distribution (nothing has changed). The median of an odd number n₀ of
 * them has u ~ Beta((n₀+1)/2, (n₀+1)/2), whatever the distribution (order statistics of uniform numbers; Wilks 1942, Annals of
 * Mathematical Statistics 13: 400–409). Between two middle points no law is free of the distribution, and the same formula is used: it lies
 * between the two, and is a little on the careful side for a normal or uniform one. The limit is the smallest r for which a run of r or
 * more on the one side that was named beforehand has a chance of at most 0.05. This gives every figure of the decided table
 * (n₀ = 8: 6→6, 8→7, 12→8; 12: 6→6, 8→7, 10→7, 12→8; 20: 5→5, 6→6, 8→6, 10→7, 12→7), and any 0.04912 ≤ α < 0.05989 would.
 *
 * With an even baseline and very skewed measurements (most small, few large) the chance of a run below is somewhat larger: 0.053 for
 * n₀ = 8, n₁ = 12 and log-normal values with σ = 3, and never above 0.1 for n₀ ≥ 8 and up to a hundred later points.
 */

/**
 * The shortest run of later points on the good side of a frozen median that is a signal.
 * @param baseline how many points the median is of, whole ≥ 1
 * @param later how many useful points came after (not on the median), whole ≥ 0
 * @returns from 5 up to `later`; undefined when `later` is so few that no run of them can be a signal (under five or six).
 */
export function runLimitAfterBaseline(baseline: number, later: number): number | undefined {
  if (!isRare(later)) return undefined
  let [tooShort, run] = [0, later]
  while (run - tooShort > 1) {
    const middle = (tooShort + run) >> 1
    if (isRare(middle)) run = middle
    else tooShort = middle
  }
  return run

  function isRare(length: number): boolean {
    return length > 0 && chanceOfRunAfterBaseline(length, later, baseline) <= 0.05
  }
}

/**
 * The chance of a run of at least `run` on a named side among `later` points after a baseline of `baseline`, nothing having changed.
 * The mean over u = (1 − cos φ)/2, in which the Beta density is sin^n₀ φ: equally spaced φ make the sum exact for even n₀ and
 * n₀ + n₁ < 384 (a polynomial in cos φ: Chebyshev's quadrature), and right to more than nine figures for odd n₀ ≥ 7.
 */
export function chanceOfRunAfterBaseline(run: number, later: number, baseline: number): number {
  if (run <= 0) return 1
  if (run > later) return 0
  const nodes = 192
  let [sum, weights] = [0, 0]
  for (let i = 0; i < nodes; i++) {
    const angle = ((i + 0.5) * Math.PI) / nodes
    const weight = Math.sin(angle) ** baseline
    sum += weight * chanceOfRun(run, later, (1 - Math.cos(angle)) / 2)
    weights += weight
  }
  return sum / weights
}

/** The chance of a run of at least `run` successes in n tries with chance u each: by where the first such run ends (de Moivre 1738). */
function chanceOfRun(run: number, n: number, u: number): number {
  const whole = u ** run
  const chances = new Float64Array(n + 1)
  chances[run] = whole
  for (let i = run + 1; i <= n; i++) {
    const before = chances[i - run - 1] ?? 0
    chances[i] = (chances[i - 1] ?? 0) + (1 - before) * (1 - u) * whole
  }
  return chances[n] ?? 0
}
