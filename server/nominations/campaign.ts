/** Opening a campaign and setting the seats and quotas of its programmes. */

import type { Act } from '../lib/act.ts'
import { Problem, wrong, wrongState } from '../lib/problem.ts'
import type { Quota } from '../scoring/quota.ts'
import { common } from '../words/common.ts'
import { chosenOf, programmeOf } from './queries.ts'
import { templateOf } from './templates.ts'

export interface CampaignFields {
  name: string
  nameEn: string
  year: number
  /** Id in templates.ts; the usual district rules unless given. */
  template?: string | undefined
  seats?: number | undefined
}

/** Opens a campaign with its first programme, the May Day Labour Medal, under a template's quotas. */
export async function openCampaign(
  act: Act,
  { name, nameEn, year, template: wanted, seats }: CampaignFields,
): Promise<{ campaignId: string; programmeId: string }> {
  const template = templateOf(wanted)
  if (!template) throw wrong('template', 'invalid-value')
  const same = await act.tx.selectFrom('campaign').select('id').where('name', '=', name).where('year', '=', year).executeTakeFirst()
  if (same) throw wrong('name', 'campaign-known')
  const campaignId = act.id()
  const programmeId = act.id()
  await act.tx.insertInto('campaign').values({ id: campaignId, name, nameEn, year, version: 1, createdAt: act.at }).execute()
  const [medal, medalEn] = common.honours.medal
  await act.tx
    .insertInto('programme')
    .values({
      id: programmeId,
      campaignId,
      honour: 'medal',
      name: medal,
      nameEn: medalEn,
      seats: seats ?? template.seats,
      quotas: JSON.stringify(template.quotas),
      rules: '{}',
      version: 1,
    })
    .execute()
  await act.note(`campaign:${campaignId}`, { name, year, programme: programmeId, template: template.id, seats: seats ?? template.seats })
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
