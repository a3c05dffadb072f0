/** One entry, from its sheets to the root: a recursive walk over the tree (design 4.1–4.4, 4.7, 4.8). */
import type { Aspect, Entry, Group, Incident, Node, Sheet } from '../../../server/scoring/types.ts'
import { type Cell, Hearing, isGone, isVoid } from './hearing.ts'
import { hear, type Voice } from './jury.ts'
import { average, higher, lower, minus, must, nil, over, plus, type Q, ratio, round, share, times, total, versus } from './rational.ts'
import { called, fullOf, isBare, isWeighted, isWithin, markOf, type Place, type World } from './world.ts'
import { worth } from './worth.ts'

/** A node's points, and before its own rounding; null while something under it is owed. */
export type Got = { at: Q; exact: Q; absent: boolean } | null

/** Where the walk takes its cells from: everyone's marks, one judge's, or the means of those who were kept. */
interface View {
  cell(aspect: Aspect, nth: number | null): Cell
  hits(name: string): Incident[]
  whole?(node: Node, nth: number | null): Got | undefined
  keep?(name: string, got: Got): void
}

export interface Placing {
  points: Q
  values: Q[]
}

const zero: Got = { at: nil, exact: nil, absent: false }
const away: Got = { at: nil, exact: nil, absent: true }
/** Points are lost first, then taken or given, then capped, whatever the ids. */
const turn = { void: 0, zero: 0, points: 1, cap: 2, veto: 3, disqualify: 3 }

export class Assessment extends Hearing {
  readonly nodes = new Map<string, Got>()
  root: Got = null
  private readonly placed: ReadonlyMap<string, Placing> | undefined

  constructor(world: World, entry: Entry, missed: ReadonlySet<string>, placed?: ReadonlyMap<string, Placing>) {
    super(world, entry, missed)
    this.placed = placed
  }

  run(): this {
    const keep = (name: string, got: Got) => void this.nodes.set(name, got)
    const cell = (aspect: Aspect, nth: number | null) => this.cell(aspect, nth)
    this.root = this.grade(this.world.bundle.scheme.root, null, {
      cell,
      hits: this.hits,
      whole: (node, nth) => this.whole(node, nth),
      keep,
    })
    return this
  }

  /** The value of a node: what lies under it, then its incidents, its bounds, its rounding. */
  grade(node: Node, nth: number | null, view: View): Got {
    const name = called(node.id, nth)
    const got = this.missed.has(node.id) ? away : this.finish(node, nth, view, this.raw(node, nth, view))
    view.keep?.(name, got)
    return got
  }

  private raw(node: Node, nth: number | null, view: View): Got {
    const lost = isGone(view.hits(called(node.id, nth)))
    // What the incident took is asked for all the same, to be shown; nobody owes it.
    if (!lost) return this.under(node, nth, view)
    if (isVoid(view.hits(called(node.id, nth)))) return zero
    return this.quietly(() => this.under(node, nth, view))?.absent ? away : zero
  }

  private under(node: Node, nth: number | null, view: View): Got {
    const whole = view.whole?.(node, nth)
    if (whole !== undefined) return whole
    if (node.kind === 'group' && node.repeat && nth === null) return this.turns(node, view)
    if (node.kind === 'group') return this.sum(node, nth, view)
    const value = view.cell(node, nth)
    if (value === null) return null
    if (value === 'absent') return away
    const [factor, base] = [this.given(node.factor, nth, view), this.given(node.base, nth, view)]
    if (factor === null || base === null) return null
    if (factor === 'absent' || base === 'absent') return away
    const points = plus(times(value, factor ?? ratio(1)), base ?? nil)
    return { at: points, exact: points, absent: false }
  }

  private given(id: string | undefined, nth: number | null, view: View): Cell | undefined {
    if (id === undefined) return undefined
    return view.cell(this.world.nodes.get(id) as Aspect, isWithin(this.world, id) ? nth : null)
  }

  private sum(group: Group, nth: number | null, view: View): Got {
    const all = group.children.map((child) => ({ child, got: this.grade(child, nth, view) }))
    const parts = all.filter(({ child }) => !isBare(child))
    if (all.some(({ got }) => got === null)) return null
    const points = total(
      parts.map(({ child, got }) => {
        if (!isWeighted(group)) return got!.at
        return times(over(times(got!.at, share(child.weight!)), this.world.outOf.get(child.id)!), fullOf(this.world, group))
      }),
    )
    return { at: points, exact: points, absent: parts.length > 0 && parts.every(({ got }) => got!.absent) }
  }

  private turns(group: Group, view: View): Got {
    const { times: n, take, best, absent } = group.repeat!
    const tries = Array.from({ length: n }, (_, i) => this.grade(group, i + 1, view))
    if (tries.some((it) => it === null)) return null
    const real = tries.filter((it) => !it!.absent).map((it) => it!.at)
    if (view.keep) this.backs.set(group.id, real)
    if (!real.length) return away
    const filler = absent === 'leave-out' ? [] : [absent === 'mean' ? average(real) : nil]
    const list = [...real, ...tries.filter((it) => it!.absent).flatMap(() => filler)].sort((a, b) => versus(b, a))
    const points = take === 'mean' ? average(list) : total(take === 'best' ? list.slice(0, best ?? 1) : list)
    return { at: points, exact: points, absent: false }
  }

  private finish(node: Node, nth: number | null, view: View, got: Got): Got {
    if (!got) return null
    const hits = view.hits(called(node.id, nth))
    let x = got.at
    for (const { effect } of [...hits].sort((a, b) => turn[a.effect.do] - turn[b.effect.do])) {
      if (effect.do === 'points') x = plus(x, must(effect.points))
      if (effect.do === 'cap') x = lower(x, must(effect.points))
      if (effect.do === 'zero' || effect.do === 'void' || effect.do === 'veto') x = nil
    }
    const absent = got.absent && versus(x, got.at) <= 0
    // Bounds and rounding are of the joined value, not of one attempt.
    const isTurn = node.kind === 'group' && node.repeat && nth !== null
    if (node.kind === 'group' && !isTurn) {
      if (node.floor !== null) x = higher(x, must(node.floor ?? '0'))
      if (node.cap !== undefined) x = lower(x, must(node.cap))
    } else if (node.kind !== 'group' && hits.length) x = higher(x, lower(nil, got.at))
    return { at: node.places === undefined || isTurn ? x : round(x, node.places), exact: x, absent }
  }

  /** Every judge's own total of a sitting; null while something is owed, 'absent' when the entry was not there. */
  totals(place: Place, nth: number | null): Voice[] | 'absent' | null {
    const sheets = this.sheets(place)
    if (!sheets) return null
    const voices: Voice[] = []
    // What happens to one entry never moves another's place, so there its marks keep theirs.
    const isPlaced = place.panel?.take === 'places'
    const cells = this.needed(place, nth)
    const wordOf = (sheet: Sheet, { aspect, name }: Place['cells'][number]) => {
      const mark = markOf(sheet, aspect, name)
      return typeof mark === 'object' ? mark.none : 'there'
    }
    // Whoever abstains somewhere has no total, but the others must agree with all that was said of being there.
    let isApart = false
    for (const cell of cells) {
      const words = new Set(sheets.map((it) => wordOf(it, cell)).filter((it) => it !== 'abstained'))
      if (words.size < 2) continue
      this.owe('rescore', cell.name)
      isApart = true
    }
    if (isApart) return null
    const asked = isPlaced ? place.cells : cells
    const here = sheets.filter((it) => !asked.some((cell) => wordOf(it, cell) === 'abstained'))
    if (!here.length) return this.stop('panel-too-short', called(place.node.id, nth))
    let gone = 0
    for (const sheet of here) {
      const got = this.raw(place.node, nth, this.own(place, sheet))
      if (!got) return null
      if (got.absent) gone++
      if (!got.absent || !isPlaced) voices.push({ source: sheet.source, value: got.at, bare: got.at })
    }
    // Where incidents took every cell there was nothing to be absent from.
    const isOpen = place.cells.some((it) => !this.isStruck(place, it.name, isGone, true))
    return gone === here.length && isOpen ? 'absent' : voices
  }

  /** One judge's sheet alone; what others measure is taken from them. */
  private own(place: Place, sheet: Sheet): View {
    // What happens to one entry never moves another's place, so its marks keep theirs.
    const isPlaced = place.panel?.take === 'places'
    const view: View = {
      hits: () => [],
      cell: (aspect, nth) => {
        if (this.world.placeOf.get(aspect.id) !== place) return this.cell(aspect, nth)
        const mark = markOf(sheet, aspect, called(aspect.id, nth))
        // Not needed, or not to be counted: an incident took the points of this cell.
        if (mark === undefined || (!isPlaced && this.isStruck(place, called(aspect.id, nth), isGone, true))) return 'absent'
        if (typeof mark === 'object') return mark.none === 'absent' ? 'absent' : nil
        return worth(aspect, mark, this.target(aspect, nth, view))
      },
    }
    return view
  }

  /** A sitting that is valued as a whole: its judges' totals, or their places among all entries. */
  private whole(node: Node, nth: number | null): Got | undefined {
    const place = this.world.placeOf.get(node.id)
    if (!place || place.node !== node || place.panel?.per !== 'total') return undefined
    // A repeated group that is a sitting is totalled over all its attempts.
    if (nth !== null && node.kind === 'group' && node.repeat) return undefined
    if (this.needed(place, nth).length) return this.panelled(place, node, nth)
    // Where incidents took every cell, what is left are the nodes that lost their points.
    return this.quietly(() => this.panelled(place, node, nth)) ?? undefined
  }

  private panelled(place: Place, node: Node, nth: number | null): Got {
    if (!this.sheets(place)?.length) return null
    const panel = place.panel!
    const voices = this.totals(place, nth)
    if (voices === null) return null
    if (voices === 'absent') return away
    const placing = this.placed?.get(node.id)
    if (panel.take === 'places') {
      // Out of the running: nobody's place.
      if (!placing) return null
      this.backs.set(node.id, placing.values)
      return { at: placing.points, exact: placing.points, absent: false }
    }
    this.backs.set(
      called(node.id, nth),
      voices.map((it) => it.value),
    )
    // A corrected sitting has its points already; all its judges are kept.
    const word = placing ? { value: placing.points, kept: voices } : hear(panel, voices)
    if (typeof word === 'string') return this.stop(word === 'rescore' ? word : 'panel-too-short', called(node.id, nth))
    // Incidents beneath never pass through trimming: what they take from the means of the kept comes off afterwards.
    const views = word.kept.map((it) => this.own(place, this.sheets(place)!.find((sheet) => sheet.source === it.source)!))
    const mean = (aspect: Aspect, n: number | null): Cell => {
      const cells = views.map((it) => it.cell(aspect, n))
      return cells.some((it) => it === null) ? null : cells.includes('absent') ? 'absent' : average(cells as Q[])
    }
    const calm = this.raw(node, nth, { cell: mean, hits: () => [] })
    // What was lost is a 0, unless all who were kept say that the entry was absent.
    const heard = word.kept.map((it) => this.sheets(place)!.find((sheet) => sheet.source === it.source)!)
    const zeroOf = (aspect: Aspect, n: number | null): Cell => {
      const marks = heard.map((it) => markOf(it, aspect, called(aspect.id, n)))
      return marks.every((it) => typeof it === 'object' && it.none === 'absent') ? 'absent' : nil
    }
    const isLost = (aspect: Aspect, n: number | null) => this.isStruck(place, called(aspect.id, n), isGone, true)
    const cell = (aspect: Aspect, n: number | null) =>
      this.world.placeOf.get(aspect.id) === place && isLost(aspect, n) ? zeroOf(aspect, n) : mean(aspect, n)
    const struck = this.raw(node, nth, { cell, hits: this.hits, keep: (name, got) => void this.nodes.set(name, got) })
    const taken = calm && struck ? minus(struck.at, calm.at) : nil
    const { size, drop, take } = panel
    const points = plus(word.value, take === 'sum' ? times(taken, ratio(size - (drop?.high ?? 0) - (drop?.low ?? 0))) : taken)
    return { at: points, exact: points, absent: false }
  }
}
