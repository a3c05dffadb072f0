/** A town with an open campaign, contests with releases, and the ways to ask: for the tests of nominations. */
import { expect } from 'vitest'
import type { Act } from '../../server/lib/act.ts'
import { canonical, digest } from '../../server/lib/canonical.ts'
import { openCampaign } from '../../server/nominations/campaign.ts'
import type { Shown } from '../../server/results/shown.ts'
import type { Quota } from '../../server/scoring/quota.ts'
import { type World, world } from '../world.ts'

export const DEEDS = '在重点工程中提前二十天完成主桁架焊接。'

export interface Contest {
  event: string
  /** Entry ids of the first, second and third worker. */
  entries: string[]
}

/** A contest of these workers with a release; `first` says who has rank 1. */
export async function contest(
  w: World,
  workers: string[],
  first: number[],
  kind: Shown['kind'] = 'official',
  year = 2026,
): Promise<Contest & { release: string }> {
  const made = await w.play('test', async (act) => {
    const competition = act.id()
    const event = act.id()
    await act.tx
      .insertInto('competition')
      .values({
        id: competition,
        kind: 'contest',
        name: '焊接技能竞赛',
        nameEn: 'Welding contest',
        year,
        unitId: w.units.district,
        startsOn: `${year}-03-01`,
        endsOn: `${year}-03-02`,
        version: 1,
        createdAt: act.at,
      })
      .execute()
    await act.tx
      .insertInto('event')
      .values({
        id: event,
        competitionId: competition,
        name: '焊工',
        nameEn: 'Welding',
        groupName: '',
        subject: 'person',
        blind: 1,
        ordinal: 1,
        version: 1,
        createdAt: act.at,
      })
      .execute()
    const entries: string[] = []
    for (const worker of workers) {
      const person = await act.tx.selectFrom('person').selectAll().where('id', '=', worker).executeTakeFirstOrThrow()
      const unit = await act.tx.selectFrom('unit').selectAll().where('id', '=', person.unitId).executeTakeFirstOrThrow()
      const entry = act.id()
      entries.push(entry)
      const attributes = JSON.stringify({ employee: String(person.employee), sex: person.sex })
      await act.tx
        .insertInto('entry')
        .values({
          id: entry,
          eventId: event,
          subjectKind: 'person',
          subjectId: worker,
          label: person.name,
          unitId: unit.id,
          unitName: unit.name,
          zone: null,
          squadId: null,
          attributes,
          lot: null,
          code: null,
          createdAt: act.at,
        })
        .execute()
    }
    await act.note(`event:${event}`)
    return { event, entries }
  })
  return { ...made, release: await publish(w, made, first, kind, year) }
}

/** The event's next release, with these entries at rank 1 and the others behind. */
export function publish(
  w: World,
  { event, entries }: Contest,
  first: number[],
  kind: Shown['kind'] = 'official',
  year = 2026,
): Promise<string> {
  return w.play('test', async (act: Act) => {
    const before = await act.tx.selectFrom('release').select('number').where('eventId', '=', event).execute()
    const labels = new Map(
      (await act.tx.selectFrom('entry').select(['id', 'label', 'unitName']).where('eventId', '=', event).execute()).map((e) => [e.id, e]),
    )
    const number = before.length + 1
    const rows = entries.map((entry, i) => ({
      entry,
      code: null,
      label: labels.get(entry)?.label ?? '',
      unit: labels.get(entry)?.unitName ?? '',
      zone: null,
      state: 'normal' as const,
      rank: first.includes(i) ? 1 : first.length + 1 + i,
      shared: first.includes(i) && first.length > 1,
      points: first.includes(i) ? '95.00' : '80.00',
      parts: {},
      keys: [],
      decidedBy: null,
      prize: null,
      titles: [],
    }))
    const shown: Shown = {
      event: { id: event, name: '焊工', nameEn: 'Welding', groupName: '', subject: 'person' },
      competition: { id: 'c', name: '焊接技能竞赛', nameEn: 'Welding contest', kind: 'contest', year, organiser: '申江区总工会' },
      number,
      kind,
      reason: number > 1 ? '登分有误' : '',
      at: act.at,
      scheme: { number: 1, name: { zh: '', en: '' } },
      columns: [],
      keys: [],
      prizes: [],
      titles: [],
      rows,
      squads: [],
    }
    const id = act.id()
    const text = canonical(shown)
    await act.tx
      .insertInto('release')
      .values({
        id,
        eventId: event,
        number,
        kind,
        reason: shown.reason,
        shown: text,
        bundle: '{}',
        digest: digest(text),
        by: w.accounts.organiser as string,
        secondBy: null,
        at: act.at,
      })
      .execute()
    await act.note(`event:${event}`)
    return id
  })
}

export const women: Quota = {
  id: 'women',
  name: { zh: '女职工', en: 'Women' },
  kind: 'floor',
  of: [{ attribute: 'sex', in: ['female'] }],
  among: 'seats',
  share: '20%',
}
export const managers: Quota = {
  id: 'manager',
  name: { zh: '企业负责人', en: 'Managers' },
  kind: 'cap',
  of: [{ attribute: 'jobClass', in: ['manager'] }],
  among: 'seats',
  share: '15%',
}

/** A town with an open campaign of 2026 for four medals: a woman at least (20 % of 4 = 0.80 → 1), no manager (15 % of 4 = 0.60 → 0). */
export async function town(quotas: Quota[] = [women, managers], seats = 4, dir?: string) {
  const w = await world(1, dir)
  const { campaignId, programmeId } = await w.play('campaigns.open', (act) =>
    openCampaign(act, { name: '2026年五一劳动奖', nameEn: 'May Day 2026', year: 2026 }),
  )
  const param = { campaign: campaignId, programme: programmeId }
  const set = await at(w, 'organiser').$put({ param, json: { seats, quotas, version: 1 } })
  expect(set.status).toBe(200)
  const put = (who: string, worker: number, more: object = {}) =>
    at(w, who).nominations.$post({ param, json: { personId: w.workers[worker] as string, deeds: DEEDS, ...more } })
  const nominee = async (worker: number, more: object = {}) =>
    ((await (await put('organiser', worker, more)).json()) as { nominationId: string }).nominationId
  const nominees = async (who: string) => (await (await at(w, who).nominations.$get({ param })).json()).nominees
  const choose = (chosen: string[], base?: string) =>
    at(w, 'committee').selection.$put({ param, json: base === undefined ? { chosen } : { chosen, base } })
  const selection = async () => (await at(w, 'committee').selection.$get({ param })).json()
  return { w, param, put, nominee, nominees, choose, selection }
}

export const at = (w: World, who: string) => w.as(who).campaigns[':campaign'].programmes[':programme']

/** Kind and fault codes of a refusal. */
export async function refused(answer: { status: number; json(): Promise<unknown> }) {
  const body = (await answer.json()) as {
    kind: string
    faults: { code: string; path: (string | number)[]; params?: Record<string, string> }[]
  }
  return { status: answer.status, kind: body.kind, codes: body.faults.map(({ code }) => code), faults: body.faults }
}
