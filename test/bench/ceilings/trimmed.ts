/**
 * Ceiling of scoring: one loop over a Float64Array (entry × aspect × judge) that finds minimum, maximum and sum of each
 * aspect's marks and adds the means without the two, weighted, to the entry's total. Floats; no rounding, no nodes, no ranks.
 */
export function trimmed(marks: Float64Array, gains: Float64Array, judges: number, out: Float64Array): void {
  for (let entry = 0, at = 0; entry < out.length; entry++) {
    let total = 0
    for (let aspect = 0; aspect < gains.length; aspect++) {
      let sum = 0
      let min = Number.POSITIVE_INFINITY
      let max = Number.NEGATIVE_INFINITY
      for (let judge = 0; judge < judges; judge++) {
        const mark = marks[at++] as number
        sum += mark
        if (mark < min) min = mark
        if (mark > max) max = mark
      }
      total += ((sum - min - max) / (judges - 2)) * (gains[aspect] as number)
    }
    out[entry] = total
  }
}
