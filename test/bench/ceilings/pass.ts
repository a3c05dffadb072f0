/** Ceiling of severity: so many passes over the marks, each adding every mark's residual from entry and judge to its judge. */
export function passes(
  turns: number,
  { entry, judge, mark }: { entry: Int32Array; judge: Int32Array; mark: Float64Array },
  levels: Float64Array,
  effects: Float64Array,
): Float64Array {
  const out = new Float64Array(effects.length)
  for (let turn = 0; turn < turns; turn++) {
    out.fill(0)
    for (let at = 0; at < mark.length; at++) {
      const by = judge[at] as number
      out[by] = (out[by] as number) + (mark[at] as number) - (levels[entry[at] as number] as number) - (effects[by] as number)
    }
  }
  return out
}
