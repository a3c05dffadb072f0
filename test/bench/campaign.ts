/** A campaign beside a hall: 5,000 nominees of 120 units for 200 seats under twelve quotas, each with deeds and a merit. */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { perform } from '../../server/lib/act.ts'
import { openSession } from '../../server/lib/session.ts'
import { openSite } from '../../server/lib/site.ts'
import { openCampaign, setProgramme } from '../../server/nominations/campaign.ts'
import { issueAccount } from '../../server/people/account.ts'
import { field, QUOTAS } from '../scoring/selection-field.ts'
import { nameOf } from './town.ts'

export interface Campaign {
  path: string
  /** The committee's session. */
  cookie: string
  nominees: string[]
}

/** @param dataDir a folder with a hall. What 5,000 acts would make is written as they write it; the campaign is opened by its own acts. */
export async function makeCampaign(dataDir: string, seed = 1): Promise<Campaign> {
  const { seats, candidates } = field(5000, 200, 120, seed)
  const site = await openSite(
    { port: 0, host: '127.0.0.1', dataDir, backupDir: join(dataDir, 'backups'), publicUrl: 'http://hall.test' },
    async () => [],
  )
  const by = { id: 'system', role: 'admin' as const, unitId: null, path: '/' }
  const { campaignId, programmeId } = await perform(site, 'campaigns.open', by, (act) =>
    openCampaign(act, { name: '2026年五一劳动奖', nameEn: 'May Day 2026', year: 2026 }),
  )
  await perform(site, 'programmes.set', by, (act) => setProgramme(act, campaignId, programmeId, 1, { seats, quotas: QUOTAS }))
  const account = await perform(site, 'accounts.issue', by, (act) =>
    issueAccount(act, { login: 'committee', name: '评审办', role: 'committee', unitId: null, password: null }),
  )
  const cookie = await perform(site, 'session.open', by, async (act) => {
    await act.note(`account:${account}`)
    return openSession(act.tx, site, account, 'bench')
  })
  site.store.close()

  const db = new Sqlite(join(dataDir, 'hongbang.db'))
  const root = db.prepare('select id from unit').get() as { id: string }
  const at = '2026-03-01T01:00:00.000Z'
  const id = (kind: string, i: string) => `${kind}${i.padStart(8, '0')}`
  const unit = db.prepare(
    'insert into unit (id, parent_id, path, kind, name, name_en, members, version, created_at) values (?, ?, ?, ?, ?, ?, 50, 1, ?)',
  )
  const person =
    db.prepare(`insert into person (id, unit_id, name, sex, birth_date, ethnicity, political, education, job_class, skill_level,
    migrant, employee, version, created_at) values (?, ?, ?, 'male', '1980-01-01', '01', '13', '20', 'industrial', 'l4', 0, 1, 1, ?)`)
  const nomination =
    db.prepare(`insert into nomination (id, programme_id, person_id, unit_id, pool, ordinal, summary, dossier, deeds, attributes, by, at)
    values (?, ?, ?, ?, 'regular', ?, ?, '{}', ?, ?, 'system', ?)`)
  const merit = db.prepare("insert into merit (nomination_id, how, value, by, at) values (?, 'points', ?, 'system', ?)")
  db.transaction(() => {
    for (const one of new Set(candidates.map((candidate) => candidate.unit ?? '')))
      unit.run(id('u', one), root.id, `/${root.id}/${id('u', one)}/`, 'grassroots', `第${one}建设公司工会`, `Union ${one}`, at)
    for (const [i, one] of candidates.entries()) {
      const [home, name] = [id('u', one.unit ?? ''), nameOf(i)]
      const attributes = { name, unitName: `第${one.unit}建设公司工会`, birthDate: '1980-01-01', sex: 'male', ...one.attributes }
      person.run(id('p', one.id), home, name, at)
      nomination.run(
        id('n', one.id),
        programmeId,
        id('p', one.id),
        home,
        i + 1,
        '事迹'.repeat(200),
        '先进事迹'.repeat(400),
        JSON.stringify(attributes),
        at,
      )
      merit.run(id('n', one.id), one.merit, at)
    }
  })()
  db.close()
  return { path: `/api/campaigns/${campaignId}/programmes/${programmeId}`, cookie, nominees: candidates.map((one) => id('n', one.id)) }
}
