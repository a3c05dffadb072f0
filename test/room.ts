/** A committee room in the test town: a campaign with names, a meeting of members, all of them signed in. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCampaign } from '../server/nominations/campaign.ts'
import { nominate } from '../server/nominations/nominate.ts'
import { actorOf } from './contest.ts'
import { type World, world } from './world.ts'

export const MEMBERS = ['安一', '包二', '常三', '邓四', '鄂五', '方六', '高七', '何八', '江九']

export interface RoomPlan {
  w?: World
  /** Who is on the committee, with unit and declared relations. */
  members?: { name: string; unit: string; relations: string[] }[]
  /** How many sign in; all unless given. */
  present?: number
  names?: number
}

const fields = (members: NonNullable<RoomPlan['members']>) => ({
  name: '评审会',
  place: '三楼会议室',
  startsAt: '2026-04-02T09:00',
  quorum: '>=2/3',
  agenda: ['讨论', '表决'],
  members,
})

/** The world's data folder becomes a real one: the box lies beside the database. */
export async function room(plan: RoomPlan = {}) {
  const w = plan.w ?? (await world())
  if (w.site.settings.dataDir === ':memory:') w.site.settings.dataDir = mkdtempSync(join(tmpdir(), 'hongbang-room-'))
  const by = actorOf(w, 'committee')
  const { campaignId: campaign, programmeId: programme } = await w.play(
    'campaigns.open',
    (act) => openCampaign(act, { name: `五一${w.site.clock.ms}`, nameEn: 'May Day', year: 2026, seats: 5 }),
    by,
  )
  const nominees: string[] = []
  for (const personId of w.workers.slice(0, plan.names ?? 6)) {
    const { nominationId } = await w.play(
      'nominations.add',
      (act) => nominate(act, campaign, programme, { personId, deeds: '扎根一线' }),
      by,
    )
    nominees.push(nominationId)
  }
  const members = plan.members ?? MEMBERS.map((name) => ({ name, unit: '', relations: [] }))
  const opened = await w.as('organiser').campaigns[':campaign'].programmes[':programme'].meetings.$post({
    param: { campaign, programme },
    json: fields(members),
  })
  const { id: meeting } = await opened.json()
  const step = (json: Parameters<ReturnType<World['as']>['meetings'][':meeting']['steps']['$post']>[0]['json']) =>
    w.as('organiser').meetings[':meeting'].steps.$post({ param: { meeting }, json })
  for (const { name } of members.slice(0, plan.present)) await step({ kind: 'arrive', member: name })
  const seen = async (login = 'organiser') => (await w.as(login).meetings[':meeting'].$get({ param: { meeting } })).json()
  const of = (ballot: string, login = 'organiser', key?: string) => {
    const on = w.as(login, key).ballots[':ballot']
    const param = { ballot }
    return {
      slips: () => on.slips.$put({ param }),
      open: (shares: string[] = []) => on.opening.$put({ param, json: { shares } }),
      count: (json: { papers: number; invalid: number; blank: number; votes: Record<string, number> }) => on.count.$put({ param, json }),
      close: (shares: string[] = []) => on.outcome.$put({ param, json: { shares } }),
      annul: (reason: string) => on.annulment.$put({ param, json: { reason } }),
    }
  }
  const add = async (more: object = {}) => {
    const json = { after: null, title: '拟表彰人选', mode: 'codes' as const, names: nominees, places: 2, most: 2, rule: '>1/2' }
    return w.as('organiser').meetings[':meeting'].ballots.$post({ param: { meeting }, json: { ...json, recused: 'leave', ...more } })
  }
  /** A ballot by codes, printed and open. */
  const electronic = async (more: object = {}) => {
    const { id } = await (await add(more)).json()
    const { codes, shares } = await (await of(id).slips()).json()
    await of(id).open(shares)
    return { id, codes, shares }
  }
  const vote = (code: string, choices: string[], key?: string) => w.as(null, key).vote.$post({ json: { code, choices } })
  return { w, campaign, programme, meeting, nominees, step, seen, of, add, electronic, vote }
}
