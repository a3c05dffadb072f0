/** A figure of the bench: what was measured, its ceiling in the same run, and the goal. */

export interface Figure {
  figure: string
  ours: number
  /** Null where a figure stands alone. */
  ceiling: number | null
  unit: 'ms' | 'MB' | '×' | '/s'
  /** What the issue asks of the ratio, or of the figure itself. */
  goal: string
}

type Work = () => unknown

/**
 * Milliseconds of ours and of its ceiling: medians of rounds in turn, so that a noisy neighbour troubles both, after two
 * rounds of each to warm up.
 */
export async function both(ours: Work, ceiling: Work, rounds = 11): Promise<{ ours: number; ceiling: number }> {
  const [a, b]: [number[], number[]] = [[], []]
  for (let round = -2; round < rounds; round++) {
    const [x, y] = [await clock(ours), await clock(ceiling)]
    if (round < 0) continue
    a.push(x)
    b.push(y)
  }
  return { ours: median(a), ceiling: median(b) }
}

export async function clock(work: Work): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

export function median(list: number[]): number {
  return list.sort((a, b) => a - b)[list.length >> 1] as number
}

/** The time within which such a share of answers came. */
export function at(times: number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
}

/** The most memory that this process ever held, in MB. */
export function mostMemory(): number {
  return process.resourceUsage().maxRSS / 1024
}

/** What a lot prints for the bench. */
export function tell(figures: Figure[]): void {
  console.log(JSON.stringify(figures))
}
