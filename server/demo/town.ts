/** The demo's district with its unions, workers and accounts, set up as an administrator would. */
import type { Actor } from '../lib/act.ts'
import type { Role } from '../lib/env.ts'
import { hashPassword } from '../lib/session.ts'
import { issueAccount } from '../people/account.ts'
import { addPersons } from '../people/person.ts'
import { addUnit } from '../people/unit.ts'
import { judges } from './names.ts'
import { type District, makeDistrict } from './people.ts'
import { idNumber } from './person.ts'
import { type Stage, SYSTEM } from './stage.ts'

export interface TownPerson {
  id: string
  unitId: string
  jobClass: string
}

export interface Town {
  units: Map<string, string>
  /** Grassroots units, in the order of the district. */
  grassroots: { id: string; path: string; street: string }[]
  persons: TownPerson[]
  people: Record<'organiser' | 'organiser2' | 'committee' | 'auditor' | 'chief' | 'clerk' | 'officer' | 'verifier', Actor>
  /** By trade; `panel` are those of no trade. */
  judges: Record<string, Actor[]>
  accounts: { login: string; name: string; role: Role }[]
  /** Issues one more account, with the demo's password. */
  account(login: string, name: string, role: Role, unitId: string | null): Promise<Actor>
}

export async function setUpTown(stage: Stage, password: string): Promise<Town> {
  const district = makeDistrict(stage.random)
  const units = await setUpUnits(stage, district)
  const persons = await setUpPersons(stage, district, units)
  const hashed = await hashPassword(password)
  const accounts: Town['accounts'] = []

  async function account(short: string, name: string, role: Role, unitId: string | null): Promise<Actor> {
    const login = `demo-${short}`
    const id = await stage.play('accounts.issue', SYSTEM, (act) => issueAccount(act, { login, name, role, unitId, password: hashed }))
    accounts.push({ login, name, role })
    const unit = unitId
      ? await stage.site.store.read.selectFrom('unit').select('path').where('id', '=', unitId).executeTakeFirst()
      : undefined
    return { id, role, unitId, path: role === 'officer' || role === 'judge' ? (unit?.path ?? '/nothing/') : '/' }
  }

  const home = units.get('district') as string
  const people: Town['people'] = {
    organiser: await account('organiser', '沈文涛', 'organiser', home),
    organiser2: await account('organiser2', '陆晓岚', 'organiser', home),
    committee: await account('committee', '顾明远', 'committee', home),
    auditor: await account('auditor', '谢静', 'auditor', home),
    chief: await account('chief', '龚维正', 'judge', home),
    clerk: await account('clerk', '方雯', 'judge', home),
    officer: await account('officer', '唐立群', 'officer', units.get('street-0') as string),
    verifier: await account('verifier', '严峻', 'committee', home),
  }
  const panels: Town['judges'] = {}
  for (const [i, judge] of judges.entries()) {
    const of = judge.trade ?? 'panel'
    panels[of] ??= []
    const list = panels[of]
    // The third judge of each trade works in a unit of the district: somebody will have to step back.
    const unit = list.length === 2 ? (persons[(i * 97) % persons.length]?.unitId ?? home) : home
    list.push(await account(`${of}${list.length + 1}`, judge.name, 'judge', unit))
  }
  const grassroots = await Promise.all(
    district.grassroots.map(async ({ key }) => {
      const row = await stage.site.store.read
        .selectFrom('unit')
        .innerJoin('unit as street', 'street.id', 'unit.parentId')
        .where('unit.id', '=', units.get(key) as string)
        .select(['unit.id', 'unit.path', 'street.name as street'])
        .executeTakeFirstOrThrow()
      return row
    }),
  )
  return { units, grassroots, persons, people, judges: panels, accounts, account }
}

async function setUpUnits(stage: Stage, district: District): Promise<Map<string, string>> {
  const units = new Map<string, string>()
  await stage.play('units.change', SYSTEM, async (act) => {
    for (const unit of [district.federation, ...district.streets, ...district.industries, ...district.grassroots]) {
      const parent = unit.parent === null ? null : (units.get(unit.parent) as string)
      units.set(unit.key, await addUnit(act, parent, unit.fields))
    }
  })
  return units
}

async function setUpPersons(stage: Stage, district: District, units: Map<string, string>): Promise<TownPerson[]> {
  const rows = district.persons.map(({ unit, fields }, i) => ({
    ...fields,
    unitId: units.get(unit) as string,
    idNumber: idNumber(fields, i),
  }))
  const ids = await stage.play('persons.change', SYSTEM, (act) => addPersons(act, rows))
  return ids.map((id, i) => ({ id, unitId: rows[i]?.unitId as string, jobClass: rows[i]?.jobClass as string }))
}
