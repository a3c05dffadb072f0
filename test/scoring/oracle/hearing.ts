/** One entry's marks: whose sheets count, what each cell comes to, and what is owed (design 4.3, 4.4). */
import type { Aspect, Entry, Incident, Mark, Sheet } from '../../../server/scoring/types.ts'
import { hear, type Voice } from './jury.ts'
import { parse, type Q, same } from './rational.ts'
import { attend, called, isWithin, markOf, type Place, strikesOf, type World } from './world.ts'
import { worth } from './worth.ts'

export type Cell = Q | 'absent' | null

export const isGone = (hits: Incident[]) => hits.some((it) => it.effect.do === 'void' || it.effect.do === 'zero')
export const isVoid = (hits: Incident[]) => hits.some((it) => it.effect.do === 'void')

export class Hearing {
  /** What is owed of cells and panels, and of sheets: those are asked for once and never quietly. */
  private readonly open = new Set<string>()
  private readonly due: string[] = []
  /** Single judges' or attempts' values, for count-backs. */
  readonly backs = new Map<string, Q[]>()
  isRescored = false
  readonly world: World
  readonly entry: Entry
  protected readonly hits: (name: string) => Incident[]
  protected readonly missed: ReadonlySet<string>
  private readonly came = new Map<string, Sheet[] | null>()

  constructor(world: World, entry: Entry, missed: ReadonlySet<string>) {
    this.world = world
    this.entry = entry
    this.missed = missed
    this.hits = strikesOf(world, entry)
  }

  get owed(): string[] {
    return [...new Set([...this.due, ...this.open])]
  }

  /** The sheets that count in a sitting, or null while some are owed. */
  protected sheets(place: Place): Sheet[] | null {
    const id = place.node.id
    if (!this.came.has(id)) {
      const { sheets, owed } = attend(this.world, this.entry.id, place, this.needed(place, null))
      for (const { what, source } of owed) this.due.push([this.entry.id, id, what, source ?? ''].join(' '))
      this.came.set(id, owed.length ? null : sheets)
    }
    return this.came.get(id)!
  }

  /** The cells whose points no incident took and that the entry came to. */
  protected needed(place: Place, nth: number | null): Place['cells'] {
    const isLost = (name: string) => this.missed.has(name) || isGone(this.hits(name))
    return place.cells.filter((it) => (nth === null || it.nth === nth) && !it.above.some(isLost))
  }

  protected owe(what: string, node: string, source = '') {
    if (what === 'rescore') this.isRescored = true
    this.open.add([this.entry.id, node, what, source].join(' '))
  }

  protected target(aspect: Aspect, nth: number | null, view: { cell(aspect: Aspect, nth: number | null): Cell }): Q | null {
    if (aspect.kind !== 'measure' || aspect.rule.by !== 'target') return null
    const id = aspect.rule.target
    const got = view.cell(this.world.nodes.get(id) as Aspect, isWithin(this.world, id) ? nth : null)
    return got === 'absent' ? null : got
  }

  /** One cell by all who marked it. */
  protected cell(aspect: Aspect, nth: number | null): Cell {
    const place = this.world.placeOf.get(aspect.id)!
    const name = called(aspect.id, nth)
    if (this.isStruck(place, name, isVoid)) return null
    const isLost = this.isStruck(place, name, isGone)
    const sheets = this.sheets(place)
    if (!sheets) return null
    const said = sheets.flatMap((sheet) => ({ sheet, mark: markOf(sheet, aspect, name)! })).filter((it) => it.mark !== undefined)
    // Marks that need not be there are shown if they are, and owed by nobody.
    if (isLost && !said.length) return null
    if (isLost) return this.quietly(() => this.joined(place, aspect, nth, said))
    return this.joined(place, aspect, nth, said)
  }

  protected isStruck(place: Place, name: string, how: (hits: Incident[]) => boolean, isBeneath = false): boolean {
    const own = [...(this.world.above.get(place.node.id) ?? []), place.node].map((it) => it.id)
    return place.cells
      .find((it) => it.name === name)!
      .above.some((it) => how(this.hits(it)) && !(isBeneath && own.includes(it.split('#')[0]!)))
  }

  /** Whether an incident took the points of a group above this node. */
  isBeneathLost(name: string, isItself = false): boolean {
    if (isItself && isGone(this.hits(name))) return true
    const [id = '', nth] = name.split('#')
    const above = this.world.above.get(id) ?? []
    const own = this.world.nodes.get(id)
    const turns = own?.kind === 'group' && own.repeat && nth ? [own] : []
    return [...above, ...turns].some(
      (it) => isGone(this.hits(it.id)) || (!!nth && isGone(this.hits(`${it.id}#${nth}`)) && `${it.id}#${nth}` !== name),
    )
  }

  protected quietly<T>(ask: () => T): T {
    const before = [...this.open]
    const was = this.isRescored
    const answer = ask()
    this.open.clear()
    for (const it of before) this.open.add(it)
    this.isRescored = was
    return answer
  }

  private joined(place: Place, aspect: Aspect, nth: number | null, said: { sheet: Sheet; mark: Mark }[]): Cell {
    const name = called(aspect.id, nth)
    const here = said.filter(({ mark }) => typeof mark === 'string' || mark.none !== 'abstained')
    if (!here.length) return this.stop('panel-too-short', name)
    const there = here.filter(({ mark }) => typeof mark === 'string')
    if (!there.length) return 'absent'
    if (there.length < here.length) return this.stop('rescore', name)
    const target = this.target(aspect, nth, { cell: (a, n) => this.cell(a, n) })
    const voices: Voice[] = []
    for (const { sheet, mark } of there) {
      const value = worth(aspect, mark as string, target)
      if (!value) return null
      voices.push({ source: sheet.source, value, bare: parse(mark as string) ?? value })
    }
    if (!place.panel) return voices.every((it) => same(it.value, voices[0]!.value)) ? voices[0]!.value : this.stop('rescore', name)
    this.backs.set(
      name,
      voices.map((it) => it.value),
    )
    const word = hear(place.panel, voices, aspect.kind === 'judgement')
    return typeof word === 'string' ? this.stop(word === 'rescore' ? word : 'panel-too-short', name) : word.value
  }

  protected stop(what: string, node: string): null {
    this.owe(what, node)
    return null
  }
}
