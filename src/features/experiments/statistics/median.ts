/** The middle value, or the middle of the two in the middle. `values`: finite numbers in any order; undefined when there are none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  if (upper === undefined) return undefined
  const lower = sorted[sorted.length % 2 ? middle : middle - 1] ?? upper
  return lower === upper ? upper : lower / 2 + upper / 2
}

/**
 * The mean, reckoned from the first value, so that equal values have exactly that mean and adding a number to all adds it to the mean.
 * `values`: finite numbers; undefined when there are none.
 */
export function mean(values: readonly number[]): number | undefined {
  const [first] = values
  if (first === undefined) return undefined
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length
}
