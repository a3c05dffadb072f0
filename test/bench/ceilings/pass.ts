/** Ceiling of severity: one pass over the marks, adding every mark's residual from entry and judge to its judge. */
export function pass(
  entry: Int32Array,
  judge: Int32Array,
  mark: Float64Array,
  levels: Float64Array,
  effects: Float64Array,
  out: Float64Array,
): void {
  for (let at = 0; at < mark.length; at++) {
    const by = judge[at] as number
    out[by] = (out[by] as number) + (mark[at] as number) - (levels[entry[at] as number] as number) - (effects[by] as number)
  }
}
