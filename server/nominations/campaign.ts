/** Opening a campaign and setting the seats and quotas of its programmes. */

import type { Act } from '../lib/act.ts'
import { canonical } from '../lib/canonical.ts'
import { Problem, wrong, wrongState } from '../lib/problem.ts'
import type { Quota } from '../scoring/quota.ts'
import { common } from '../words/common.ts'
import { STAGES } from './input.ts'
import { noticesOf } from './notice-queries.ts'
import { chosenOf, programmeOf } from './queries.ts'
import { type Rules, rulesFor } from './rules.ts'
import { insertStages } from './stage.ts'
import { templateOf } from './templates.ts'

export interface CampaignFields {
  name: string
  nameEn: string
  year: number
  /** Id in templates.ts; the usual district rules unless given. */
  template?: string | undefined
  seats?: number | undefined
}

/** Opens a campaign with a template's programmes, their quotas and rules, and its steps without deadlines. */
export async function openCampaign(
  act: Act,
  { name, nameEn, year, template: wanted, seats }: CampaignFields,
): Promise<{ campaignId: string; programmeId: string }> {
  const template = templateOf(wanted)
  if (!template) throw wrong('template', 'invalid-value')
  const same = await act.tx.selectFrom('campaign').select('id').where('name', '=', name).where('year', '=', year).executeTakeFirst()
  if (same) throw wrong('name', 'campaign-known')
  const campaignId = act.id()
  await act.tx.insertInto('campaign').values({ id: campaignId, name, nameEn, year, version: 1, createdAt: act.at }).execute()
  const first = { honour: template.honour ?? ('medal' as const), seats: seats ?? template.seats, quotas: template.quotas }
  const programmes = [first, ...(template.also ?? [])].map(({ honour, seats, quotas }) => {
    const [name, nameEn] = common.honours[honour]
    const rules = { ...rulesFor[honour], ...template.rules }
    return {
      id: act.id(),
      campaignId,
      honour,
      name,
      nameEn,
      seats,
      quotas: JSON.stringify(quotas),
      rules: JSON.stringify(rules),
      version: 1,
    }
  })
  await act.tx.insertInto('programme').values(programmes).execute()
  await insertStages(
    act,
    campaignId,
    STAGES.map((key) => ({ key, actor: '', dueAt: null })),
  )
  const [{ id: programmeId }] = programmes as [(typeof programmes)[number]]
  await act.note(`campaign:${campaignId}`, {
    name,
    year,
    programmes: programmes.map(({ id }) => id),
    template: template.id,
    seats: first.seats,
  })
  return { campaignId, programmeId }
}

/**
 * Sets seats and quotas. @throws Problem wrong-state 'list-confirmed'; 'changed-meanwhile';
 * 'invalid-input' at seats when more are chosen already.
 */
export async function setProgramme(
  act: Act,
  campaignId: string,
  programmeId: string,
  version: number,
  fields: { seats: number; quotas: Quota[] },
): Promise<{ version: number }> {
  const programme = await programmeOf(act.tx, campaignId, programmeId)
  if (programme.confirmed) throw wrongState('list-confirmed')
  if (programme.version !== version) throw new Problem('changed-meanwhile')
  const chosen = (await chosenOf(act.tx, programmeId)).length
  if (fields.seats < chosen) throw wrong('seats', 'fewer-than-chosen', { n: String(chosen) })
  await act.tx
    .updateTable('programme')
    .set({ seats: fields.seats, quotas: JSON.stringify(fields.quotas), version: version + 1 })
    .where('id', '=', programmeId)
    .execute()
  const before = { seats: programme.seats, quotas: programme.quotas }
  await act.note(`programme:${programmeId}`, { seats: fields.seats, quotas: fields.quotas, before })
  act.tell(`campaign:${campaignId}`)
  return { version: version + 1 }
}

/**
 * Sets what a programme asks of its nominees; those who are up already are judged by it too.
 * @throws Problem as `setProgramme`; wrong-state 'notice-posted' when the levels of notice change after the first was posted
 */
export async function setRules(
  act: Act,
  campaignId: string,
  programmeId: string,
  version: number,
  rules: SetRules,
): Promise<{ version: number }> {
  const programme = await programmeOf(act.tx, campaignId, programmeId)
  if (programme.confirmed) throw wrongState('list-confirmed')
  if (programme.version !== version) throw new Problem('changed-meanwhile')
  const isAsPosted = canonical(rules.notices) === canonical(programme.rules.notices)
  if (!isAsPosted && (await noticesOf(act.tx, programmeId)).length > 0) throw wrongState('notice-posted')
  const next = { ...programme.rules, ...rules }
  await act.tx
    .updateTable('programme')
    .set({ rules: JSON.stringify(next), version: version + 1 })
    .where('id', '=', programmeId)
    .execute()
  await act.note(`programme:${programmeId}`, { rules })
  act.tell(`campaign:${campaignId}`)
  return { version: version + 1 }
}

/** What the organiser sets by hand; posts and departments come with the template. */
export type SetRules = Pick<
  Rules,
  'over' | 'contestOutside' | 'frontReserve' | 'refill' | 'base' | 'repeat' | 'step' | 'vetoes' | 'notices'
>
