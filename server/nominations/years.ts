/** Five years of one honour: to whom it went by category, unit and industry, beside each year's rules; and who is due to be looked at again. */
import type { Db } from '../../db/open.ts'
import type { HonourRow } from '../../db/schema.ts'
import { type Attributes, type Counted, count, type Quota } from '../scoring/quota.ts'
import type { Text } from '../scoring/types.ts'
import { kept } from './honour.ts'
import { conferredIn, honoursByYear, unitNames } from './honour-queries.ts'
import { confirmedList } from './selection.ts'

/** By what holders are told apart; "unit" is the street or industry federation. */
export const TOLD_BY = ['jobClass', 'sex', 'unit', 'industry', 'ownership'] as const

export interface YearsSeen {
  /** Honours that there are, for choosing another. */
  kinds: HonourRow['kind'][]
  /** Oldest first; who was revoked is counted in no group and under no rule. */
  years: { year: number; given: number; revoked: number }[]
  groups: { by: (typeof TOLD_BY)[number]; rows: { key: string; counts: number[] }[] }[]
  /** One for each year; null where the year had no such rule. */
  rules: { id: string; name: Text; kind: Quota['kind']; cells: (Counted | null)[] }[]
  due: { id: string; holder: string; unit: string; year: number; number: string; doubtful: boolean; campaign: string; programme: string }[]
}

export async function fiveYears(db: Db, kind: HonourRow['kind'], now: string): Promise<YearsSeen> {
  const given = await honoursByYear(db)
  const years = given.filter((one) => one.kind === kind).toReversed()
  const at = new Map(years.map(({ year }, i) => [year, i]))
  const all = (await conferredIn(db, kind, [...at.keys()])).map((one) => kept(one, now))
  const top = ({ path }: { path: string }) => path.split('/')[2] ?? ''
  const names = await unitNames(db, [...new Set(all.map(top))])
  const holders = all.filter(({ revoked }) => !revoked)
  const seen = holders.map((one) => {
    const known = { ...JSON.parse(one.attributes), channel: one.eventId ? 'contest' : 'unit' } as Attributes
    const told: Attributes = { ...known, unit: names.get(top(one)) ?? null }
    return { year: at.get(one.year) as number, programme: one.programmeId, known, told }
  })
  const counted = (rows: typeof seen) => years.map((_, i) => rows.filter(({ year }) => year === i).length)
  const groups = TOLD_BY.map((by) => {
    const parts = Map.groupBy(seen, ({ told }) => told[by] ?? '')
    const rows = [...parts].toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    return { by, rows: rows.filter(([key]) => key !== '').map(([key, some]) => ({ key, counts: counted(some) })) }
  })
  const rules = new Map<string, YearsSeen['rules'][number]>()
  for (const [programme, some] of Map.groupBy(seen, ({ programme }) => programme)) {
    const { quotas, seats } = (await confirmedList(db, programme))?.programme ?? { quotas: [], seats: 0 }
    const cells = count(
      quotas,
      seats,
      some.map(({ known }) => known),
    )
    for (const [i, { id, name, kind }] of quotas.entries()) {
      const rule = rules.get(id) ?? { id, name, kind, cells: years.map(() => null) }
      rule.cells[some[0]?.year as number] = cells[i] as Counted
      rules.set(id, { ...rule, name })
    }
  }
  return {
    kinds: [...new Set(given.map((one) => one.kind))],
    years: years.map(({ year, given, revoked }) => ({ year, given, revoked })),
    groups: groups.filter(({ rows }) => rows.length > 0),
    rules: [...rules.values()],
    due: holders
      .filter(({ checkDue }) => checkDue)
      .map((one) => ({
        ...{ id: one.id, holder: one.holderName, unit: one.unitName, year: one.year, number: one.number },
        ...{ doubtful: one.checked?.outcome === 'doubtful', campaign: one.campaignId, programme: one.programmeId },
      })),
  }
}
