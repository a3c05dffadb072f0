/** A cell: from the marks of everyone who marked it to one value, or to the reason why there is none yet (rules 3–6). */

import type { Desk } from './desk.ts'
import { compare, decimal, type Exact, print, roundTo, ZERO } from './exact.ts'
import { leafOf, markIn } from './mark.ts'
import { combine, type Given, type Verdict } from './panel.ts'
import { cellName, type SittingNode } from './plan.ts'
import type { Leaf } from './tree.ts'
import type { Aspect, Mark, Panel, Sheet } from './types.ts'

/**
 * The value of one cell after its panel, before factor, base and rounding.
 * Abstaining judges leave the panel of this cell. If all others say the entry was absent, it was; if only some do, they
 * must agree first, and so must several sheets of a sitting without a panel: `rescore` is owed and nothing is averaged.
 */
export function cellValue(desk: Desk, aspect: Aspect, attempt: number | null): Leaf {
  const place = desk.plan.sittingOf.get(aspect.id)
  const sheets = place ? desk.presence(place).sheets : []
  if (!place || sheets.length === 0) return null
  const voices = voicesOf(desk, aspect, attempt, sheets)
  if (voices.every(({ leaf }) => leaf === 'absent') && voices.length > 0) {
    desk.note?.({ do: 'missing', node: aspect.id, why: 'absent' })
    return 'absent'
  }
  const given = voices.filter((voice): voice is Voice & { leaf: Exact } => voice.leaf !== null && voice.leaf !== 'absent')
  if (given.length < voices.length) return voices.some(({ leaf }) => leaf === 'absent') ? rescore(desk, aspect, attempt, voices) : null
  const panel = place.sitting.panel
  return panel ? joined(desk, aspect, attempt, panel, given) : agreed(desk, aspect, attempt, given)
}

interface Voice {
  source: string
  mark: Mark
  leaf: Leaf
}

/** Everyone's mark on the cell, without those who abstained or whose mark an incident made needless. */
function voicesOf(desk: Desk, aspect: Aspect, attempt: number | null, sheets: readonly Sheet[]): Voice[] {
  const cell = cellName(aspect.id, attempt)
  const voices: Voice[] = []
  for (const sheet of sheets) {
    const mark = markIn(sheet.marks, cell)
    if (mark === undefined) continue
    if (typeof mark !== 'string' && mark.none === 'abstained')
      desk.note?.({ do: 'missing', node: aspect.id, source: sheet.source, why: 'abstained' })
    else voices.push({ source: sheet.source, mark, leaf: leafOf(desk.walk, aspect, attempt, sheet.marks) })
  }
  return voices
}

function agreed(desk: Desk, aspect: Aspect, attempt: number | null, given: readonly (Voice & { leaf: Exact })[]): Leaf {
  const [first] = given
  if (!first) return tooShort(desk, aspect, attempt)
  if (given.some((one) => compare(one.leaf, first.leaf) !== 0)) return rescore(desk, aspect, attempt, given)
  noteMarks(desk, aspect, attempt, given, first.leaf, true)
  return first.leaf
}

function joined(desk: Desk, aspect: Aspect, attempt: number | null, panel: Panel, given: readonly (Voice & { leaf: Exact })[]): Leaf {
  const values = given.map(({ source, leaf }) => ({ source, value: leaf }))
  const verdict = combine(panel, values, rawOf(given), aspect.kind === 'judgement')
  if (verdict.is === 'too-short') return tooShort(desk, aspect, attempt)
  if (verdict.is === 'too-far') return rescore(desk, aspect, attempt, given, verdict.max)
  const value = panel.round === undefined ? verdict.value : roundTo(verdict.value, panel.round)
  desk.remember(
    aspect.id,
    values.map((one) => one.value),
  )
  noteMarks(desk, aspect, attempt, given, value, false)
  notePanel(desk, aspect.id, panel, verdict, value, desk.plan.outOf.get(aspect.id) ?? ZERO, cellName(aspect.id, attempt))
  return value
}

/** The spread rule looks at the marks themselves; a grade has none and its points stand in. */
function rawOf(given: readonly (Voice & { leaf: Exact })[]): Exact[] {
  return given.map(({ mark, leaf }) => (typeof mark === 'string' ? decimal(mark) : null) ?? leaf)
}

function tooShort(desk: Desk, aspect: Aspect, attempt: number | null): null {
  desk.owe({ node: cellName(aspect.id, attempt), what: 'panel-too-short' })
  return null
}

function rescore(desk: Desk, aspect: Aspect, attempt: number | null, voices: readonly Voice[], max = '0'): null {
  const cell = cellName(aspect.id, attempt)
  desk.owe({ node: cell, what: 'rescore' })
  const values = voices.map(({ mark }) => (typeof mark === 'string' ? mark : mark.none))
  desk.note?.({ do: 'spread', node: aspect.id, cell, values, max })
  return null
}

/** Notes the marks on a cell; `agreed` when they are one source's word and no panel follows. */
export function noteMarks(
  desk: Desk,
  aspect: Aspect,
  attempt: number | null,
  voices: readonly { source: string; mark: Mark }[],
  points: Exact,
  agreed: boolean,
): void {
  desk.note?.({
    do: 'mark',
    node: aspect.id,
    cell: cellName(aspect.id, attempt),
    marks: voices.map(({ source, mark }) => ({ source, mark })),
    points: print(points, agreed ? undefined : aspect.places),
    full: aspect.full,
    agreed,
  })
}

/** Notes what a panel kept and dropped. */
export function notePanel(
  desk: Desk,
  node: string,
  panel: Panel,
  verdict: Verdict & { is: 'value' },
  value: Exact,
  outOf: Exact,
  cell?: string,
): void {
  const shown = ({ source, value: points }: Given) => ({ source, value: print(points) })
  desk.note?.({
    do: 'panel',
    node,
    ...(cell !== undefined && { cell }),
    take: verdict.take,
    kept: verdict.kept.map(shown),
    dropped: verdict.dropped.map((one) => ({ ...shown(one), why: one.why })),
    ...(verdict.short && { short: verdict.short }),
    value: print(value, panel.round),
    outOf: print(outOf),
  })
}

/** The sitting whose panel trims each judge's total, if this node is one. */
export function totalPanelOf(desk: Pick<Desk, 'plan'>, node: string): (SittingNode & { sitting: { panel: Panel } }) | null {
  const place = desk.plan.sittings.get(node)
  const panel = place?.sitting.panel
  return place && panel?.per === 'total' && place.node.kind === 'group' ? { ...place, sitting: { ...place.sitting, panel } } : null
}
