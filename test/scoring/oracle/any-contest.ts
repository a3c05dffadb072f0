/** Random contests for a scheme: entries of every state, judges with gaps, incidents, recusals and waivers. */
import type { Aspect, Bundle, Entry, Mark, Recusal, Scheme, Seat, Sheet, Waiver } from '../../../server/scoring/types.ts'
import { anyIncidents } from './any-incident.ts'
import { anyScheme } from './any-scheme.ts'
import { type Chance, chance } from './chance.ts'
import { must, over, ratio, times, write } from './rational.ts'
import { lay, type Place, type World } from './world.ts'

export function anyBundle(seed: number): Bundle {
  const luck = chance(seed)
  return anyContest(luck, anyScheme(luck))
}

function anyContest(luck: Chance, scheme: Scheme): Bundle {
  const entries = Array.from({ length: howMany(luck, scheme) }, (_, i) => anyEntry(luck, i))
  const judges = Array.from({ length: luck.int(1, 7) }, (_, i) => `j${i + 1}`)
  const bundle: Bundle = { scheme, entries, seats: [], recusals: [], waivers: [], sheets: [], incidents: [] }
  const world = lay(bundle)
  if (scheme.standardise) return incomplete(luck, bundle, world)
  // Most contests are whole, or nobody would ever be ranked.
  const isTidy = luck.odds(76)
  const isEven = luck.odds(35)
  for (const place of world.places) seat(luck, bundle, place, judges, isTidy)
  for (const entry of entries) {
    const level = isEven ? luck.pick([6, 8]) : luck.int(4, 10)
    const away = luck.odds(4)
    for (const place of world.places) {
      for (const source of sourcesOf(luck, bundle, place, entry, judges)) {
        if (!isTidy && luck.odds(5)) continue
        bundle.sheets.push(anySheet(luck, place, entry, source, { level, isTidy, isEven, away: away || luck.odds(1) }))
      }
    }
  }
  if (luck.odds(55)) bundle.incidents = anyIncidents(luck, world)
  return bundle
}

/** Judges of their own severity need ten marks each, and twenty for a spread of their own. */
function howMany(luck: Chance, { standardise }: Scheme): number {
  if (!standardise || standardise.by === 'scale' || luck.odds(15)) return luck.int(1, 12)
  return standardise.by === 'severity' ? luck.int(13, 15) : luck.int(22, 25)
}

/** Not every judge sees every entry: each leaves out a few, or two groups share nobody. */
function incomplete(luck: Chance, bundle: Bundle, world: World): Bundle {
  const { entries, scheme } = bundle
  for (const it of entries) if (scheme.standardise!.by !== 'scale') it.state = 'normal'
  const isSplit = luck.odds(10)
  for (const place of world.places) {
    const judges = place.panel ? Array.from({ length: isSplit ? 4 : place.panel.size }, (_, i) => `j${i + 1}`) : ['desk']
    for (const [j, source] of judges.entries()) {
      // Ten or twenty marks remain.
      let spare =
        place.panel && scheme.standardise?.by !== 'scale' && j > 0
          ? Math.max(0, entries.length - (scheme.standardise?.by === 'severity' ? 11 : 21))
          : 0
      for (const [i, entry] of entries.entries()) {
        const isLeft = isSplit ? i % 2 === j % 2 && !!place.panel : spare > 0 && luck.odds(20)
        if (isLeft) spare--
        else
          bundle.sheets.push(anySheet(luck, place, entry, source, { level: 4 + (i % 6), isTidy: true, isEven: luck.odds(20), away: false }))
      }
    }
  }
  if (luck.odds(30)) bundle.incidents = anyIncidents(luck, world).filter((it) => it.effect.do === 'points')
  return bundle
}

function anyEntry(luck: Chance, i: number): Entry {
  const state = luck.odds(86) ? 'normal' : luck.pick(['absent', 'withdrawn', 'disqualified', 'exhibition', 'exhibition'] as const)
  const maybe = <T extends object>(p: number, it: T): Partial<T> => (luck.odds(p) ? it : {})
  return {
    id: `e${i + 1}`,
    label: `Entry ${(i * 7) % 12}`,
    state,
    zone: luck.pick(['east', 'west']),
    ...maybe(20, { code: `c${luck.int(10, 99)}` }),
    ...maybe(80, { squad: luck.pick(['red', 'blue', 'gold']) }),
    ...maybe(85, { birthDate: luck.pick(['1990-05-01', '1991-05-01', '1995-06-30', '2000-01-02']) }),
    ...maybe(80, { skillLevel: luck.pick(['4', '3', '2']) }),
    ...maybe(80, { attributes: { sex: luck.pick(['female', 'male']) } }),
    ...maybe(70, { lot: luck.int(1, 12) }),
    ...maybe(40, { chief: luck.int(1, 12) }),
  }
}

/** Seats, recusals and waivers of one sitting. */
function seat(luck: Chance, bundle: Bundle, place: Place, judges: readonly string[], isTidy: boolean): void {
  const sitting = place.node.id
  const { panel } = place
  if (!panel || luck.odds(30)) return
  const size = isTidy ? Math.max(panel.quorum ?? panel.size, Math.min(panel.size, judges.length)) : Math.min(panel.size, judges.length)
  const all = Array.from({ length: size }, (_, i) => `j${i + 1}`)
  const some = bundle.entries.filter((_, i) => i % 2 === 0).map((it) => it.id)
  for (const source of all) bundle.seats.push({ sitting, source, ...(!isTidy && luck.odds(6) && { entries: some }) } satisfies Seat)
  for (const entry of bundle.entries) {
    for (const source of all) if (luck.odds(3)) bundle.recusals.push({ source, entry: entry.id } satisfies Recusal)
  }
  if (luck.odds(12)) {
    const source = luck.pick(all)
    bundle.waivers.push({ source, sitting, ...(luck.odds(60) && { entry: luck.pick(bundle.entries).id }) } satisfies Waiver)
  }
}

function sourcesOf(luck: Chance, bundle: Bundle, place: Place, entry: Entry, judges: readonly string[]): string[] {
  if (!place.panel) return luck.odds(97) ? ['desk'] : ['desk', 'desk2']
  const seats = bundle.seats.filter((it) => it.sitting === place.node.id)
  const size = place.panel.size
  const free = Array.from({ length: Math.max(place.panel.quorum ?? size, luck.odds(70) ? size : judges.length) }, (_, i) => `j${i + 1}`)
  const here = seats.length ? [...new Set(seats.map((it) => it.source))] : free
  const isWaived = (source: string) =>
    bundle.waivers.some((it) => it.sitting === place.node.id && it.source === source && (!it.entry || it.entry === entry.id))
  const stranger = luck.odds(3) ? ['stranger'] : []
  return [...here.filter((it) => !isWaived(it) || luck.odds(30)), ...stranger]
}

interface Mood {
  level: number
  isTidy: boolean
  isEven: boolean
  away: boolean
}

function anySheet(luck: Chance, place: Place, entry: Entry, source: string, { level, isTidy, isEven, away }: Mood): Sheet {
  const marks: Record<string, Mark> = {}
  const missed = luck.odds(6) ? luck.int(1, 3) : null
  for (const { aspect, name, nth } of place.cells) {
    if (!isTidy && luck.odds(1)) continue
    if (luck.odds(away ? 100 : 0) || (missed !== null && nth === missed && !place.panel)) marks[name] = { none: 'absent' }
    else if (luck.odds(isTidy ? 0.3 : 2) && place.panel) marks[name] = { none: luck.odds(85) ? 'abstained' : 'absent' }
    else if (!isTidy && luck.odds(0.5)) marks[name] = luck.pick(['1,25', '', '1e5', '999999', 'Z'])
    else marks[name] = anyMark(luck, aspect, level, isEven)
  }
  const kind = luck.odds(99) ? place.sitting.source : 'unit'
  return { entry: entry.id, sitting: place.node.id, source, kind, marks }
}

/** Marks of one entry lie close together, on coarse steps, so that ties are likely and panels agree. */
export function anyMark(luck: Chance, aspect: Aspect, level: number, isEven: boolean): Mark {
  switch (aspect.kind) {
    case 'points':
    case 'imported': {
      const part = times(over(ratio(isEven || luck.odds(85) ? level : luck.int(0, 10)), ratio(10)), must(aspect.max))
      const steps = over(part, must(aspect.step))
      const whole = steps[0] / steps[1] - BigInt(luck.odds(isEven ? 12 : 50) ? 1 : 0)
      const mark = times(ratio(whole < 0n ? 0n : whole), must(aspect.step))
      if (aspect.kind === 'points' && aspect.min && luck.odds(isEven ? 3 : 15)) return aspect.min
      return luck.odds(10) && mark[1] === 1n ? `${mark[0]}.0` : write(mark)
    }
    case 'judgement':
      return String(Math.min(3, Math.floor(level / 4) + (luck.odds(25) ? 1 : 0)))
    case 'measure':
      return aspect.rule.by === 'pass' ? luck.pick(['0', '1']) : luck.pick(['1', '2', '4', '6.5', '8', '9', '12'])
    case 'count':
    case 'deduct':
      return String(isEven ? luck.pick([1, 1, 1, 2]) : luck.int(0, 6))
    case 'table':
      return isEven && luck.odds(85) ? 'B' : luck.pick(['A', 'B', 'C'])
    case 'time':
      return String(luck.int(60, 64))
    case 'votes':
      return String(luck.int(0, Number(aspect.electorate)))
    case 'given':
      return luck.pick(['1', '1.5', '2', '2.5', '4'])
  }
}
