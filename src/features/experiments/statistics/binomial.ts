/**
 * P(Bin(n, ½) ≤ k): the chance of at most k heads in n throws of a fair coin. n whole ≥ 0, k whole; 0 for k < 0, 1 for k ≥ n.
 * Summed term by term from the smallest (Bernoulli 1713); above a thousand throws in logarithms, since 2⁻ⁿ leaves the range of a number.
 */
export function fairCoinAtMost(k: number, n: number): number {
  if (k < 0) return 0
  if (k >= n) return 1
  let sum = 0
  for (const probability of fairCoin(n)) {
    sum += probability
    if (k-- === 0) break
  }
  return Math.min(1, sum)
}

/** P(Bin(n, ½) = 0), P(… = 1) and so on to n. */
export function* fairCoin(n: number): Generator<number> {
  const inLogarithms = n > 1000
  let term = inLogarithms ? -n * Math.LN2 : 2 ** -n
  for (let k = 0; k <= n; k++) {
    yield inLogarithms ? Math.exp(term) : term
    const step = (n - k) / (k + 1)
    term = inLogarithms ? term + Math.log(step) : term * step
  }
}
