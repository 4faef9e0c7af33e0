/**
 * P(|t| ≤ x) for Student's t with a whole number of degrees of freedom ≥ 1 and x ≥ 0. A finite series, exact but for rounding:
 * Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.7.3 (odd) and 26.7.4 (even). The distribution is Student's (1908).
 */
export function studentWithin(x: number, degrees: number): number {
  return withinAngle(Math.atan(x / Math.sqrt(degrees)), degrees)
}

/**
 * The x with P(|t| ≤ x) = level: what the standard error is multiplied by for a two-sided interval. 0 ≤ level < 1; degrees whole ≥ 1.
 * Found by halving the angle θ = arctan(x / √degrees), in which the series is written and which has an end.
 */
export function studentQuantile(level: number, degrees: number): number {
  let [low, high] = [0, Math.PI / 2]
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2
    if (withinAngle(middle, degrees) < level) low = middle
    else high = middle
  }
  return Math.sqrt(degrees) * Math.tan((low + high) / 2)
}

function withinAngle(angle: number, degrees: number): number {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const isOdd = degrees % 2 === 1
  let term = isOdd ? cosine : 1
  let sum = 0
  for (let power = isOdd ? 1 : 0; power <= degrees - 2; power += 2) {
    sum += term
    term *= (cosine * cosine * (power + 1)) / (power + 2)
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum
}
