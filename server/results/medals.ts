/** The medal table by unit (奖牌榜) and the figures for the press: a competition's released lists added up, and nothing else. */
import type { Db } from '../../db/open.ts'
import { competitionOf, eventsOf } from '../competitions/queries.ts'
import type { Reader } from '../lib/audience.ts'
import { notFound } from '../lib/problem.ts'
import type { Bundle, Text } from '../scoring/types.ts'
import { prizeName } from '../words/scoring.ts'
import { releaseOf, releasesOf } from './queries.ts'
import type { Shown } from './shown.ts'

export interface MedalTable {
  competition: Shown['competition']
  /** The events that have released something to this reader, and what. */
  events: { id: string; name: string; nameEn: string; groupName: string; kind: Shown['kind']; number: number }[]
  /** From the first prize down; events that call their prizes otherwise are counted by the prize's place. */
  prizes: Text[]
  rows: MedalRow[]
  figures: Figures
}

export interface MedalRow {
  rank: number
  unit: string
  /** Of each prize. */
  counts: number[]
  total: number
}

/** What a press paragraph says. */
export interface Figures {
  events: number
  /** Everybody on the lists, whatever became of them; persons, squads, units or proposals. */
  entrants: number
  ranked: number
  units: number
  /** Of each prize. */
  prizes: number[]
  provisional: boolean
  last: string
}

type Released = Pick<Shown, 'rows'> & { prizes: readonly string[] }

/**
 * More of the first prize is ahead, then more of the second, and so on; units alike in all share the rank (1, 2, 2, 4).
 * @param prizes of each list by id, from the first down
 */
export function medalRows(lists: readonly Released[]): MedalRow[] {
  const places = Math.max(0, ...lists.map((list) => list.prizes.length))
  const units = new Map<string, number[]>()
  for (const { rows, prizes } of lists) {
    for (const row of rows) {
      const place = row.rank === null || row.prize === null ? -1 : prizes.indexOf(row.prize)
      if (place < 0) continue
      const unit = row.unit || row.label
      const counts = units.get(unit) ?? Array.from({ length: places }, () => 0)
      counts[place] = (counts[place] as number) + 1
      units.set(unit, counts)
    }
  }
  const order = (a: readonly number[], b: readonly number[]) => a.map((n, i) => (b[i] as number) - n).find((gap) => gap !== 0) ?? 0
  const sorted = [...units].sort(([a, x], [b, y]) => order(x, y) || (a < b ? -1 : 1))
  return sorted.map(([unit, counts]) => ({
    rank: sorted.findIndex(([, other]) => order(other, counts) === 0) + 1,
    unit,
    counts,
    total: counts.reduce((sum, n) => sum + n, 0),
  }))
}

/** @throws Problem 'not-found', also while no event of the competition has released anything to this reader */
export async function medalTable(db: Db, competitionId: string, reader: Reader): Promise<MedalTable> {
  await competitionOf(db, competitionId)
  const lists: { shown: Shown; names: Text[]; prizes: string[] }[] = []
  for (const { id } of await eventsOf(db, competitionId)) {
    if ((await releasesOf(db, id, reader)).length === 0) continue
    const { shown, bundle } = await releaseOf(db, id, 'latest', reader)
    const { scheme } = JSON.parse(bundle) as Bundle
    const own = shown.prizes.map((prize) => prize.id)
    const medals = scheme.medals ? ['gold', 'silver', 'bronze', 'medallion'] : []
    const prizes = own.length > 0 ? own : medals
    lists.push({
      shown,
      prizes,
      names: prizes.map((prize) => ({ zh: prizeName(prize, scheme, 'zh'), en: prizeName(prize, scheme, 'en') })),
    })
  }
  const [first] = lists
  if (!first) throw notFound()
  const prizes = lists.map((list) => list.names).toSorted((a, b) => b.length - a.length)[0] as Text[]
  const counted = lists.map(({ shown, prizes }) => ({ rows: shown.rows, prizes }))
  const rows = medalRows(counted)
  const all = lists.flatMap(({ shown }) => shown.rows)
  return {
    competition: first.shown.competition,
    events: lists.map(({ shown: { event, kind, number } }) => {
      const { id, name, nameEn, groupName } = event
      return { id, name, nameEn, groupName, kind, number }
    }),
    prizes,
    rows,
    figures: {
      events: lists.length,
      entrants: all.length,
      ranked: all.filter((row) => row.rank !== null).length,
      units: new Set(all.map((row) => row.unit || row.label)).size,
      prizes: prizes.map((_, i) => rows.reduce((sum, row) => sum + (row.counts[i] ?? 0), 0)),
      provisional: lists.some(({ shown }) => shown.kind === 'provisional'),
      last: lists
        .map(({ shown }) => shown.at)
        .toSorted()
        .at(-1) as string,
    },
  }
}
