/** Quantiles of the F distribution, by the regularised incomplete beta function; needed for confidence intervals. */

/** Lanczos' coefficients for the logarithm of the gamma function (g = 7, n = 9; Godfrey 2001). */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

function logGamma(x: number): number {
  const z = x - 1
  const series = LANCZOS.reduce((total, c, i) => total + (i === 0 ? c : c / (z + i)), 0)
  const t = z + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series)
}

/**
 * The regularised incomplete beta function I_x(a, b), by its continued fraction (Abramowitz & Stegun 26.5.8; Lentz's method).
 * @param x 0–1; a, b > 0
 * @example incompleteBeta(0.5, 1, 1) // 0.5
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a
  const safe = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)
  let c = 1
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1))
  let sum = d
  for (let m = 1; m <= 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    for (const term of [even, odd]) {
      d = 1 / safe(1 + term * d)
      c = safe(1 + term / c)
      sum *= c * d
    }
    if (Math.abs(c * d - 1) < 1e-15) break
  }
  return front * sum
}

/**
 * The value that an F variable with these degrees of freedom (whole or not, both > 0) stays under with probability p.
 * @example fQuantile(0.975, 5, 18) // 3.3820, as printed tables have it
 */
export function fQuantile(p: number, above: number, below: number): number {
  let [low, high] = [0, 1]
  // Halving: slow and sure, and the same steps on every machine.
  for (let turn = 0; turn < 100; turn++) {
    const middle = (low + high) / 2
    if (incompleteBeta(middle, above / 2, below / 2) < p) low = middle
    else high = middle
  }
  const x = (low + high) / 2
  return x >= 1 ? Number.POSITIVE_INFINITY : (below * x) / (above * (1 - x))
}

/** Two-sided quantile of Student's t: its square is an F with 1 degree above. @example tQuantile(0.95, 10) // 2.2281 */
export function tQuantile(inside: number, free: number): number {
  return Math.sqrt(fQuantile(inside, 1, free))
}
