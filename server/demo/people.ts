/** Makes the demo's district out of names and chance: unions, their units and three thousand workers. The same chance gives the same district. */

import type { PersonFields } from '../people/person.ts'
import type { UnitFields } from '../people/unit.ts'
import type { Chance } from './chance.ts'
import { inParts, pick, shuffled, weighted } from './chance.ts'
import type { FederationKey, Mix } from './names.ts'
import * as names from './names.ts'
import { makePerson } from './person.ts'
import { uscc } from './uscc.ts'

export interface DemoUnit {
  /** Unique in the district, for parents and persons to refer to; not stored. */
  key: string
  parent: string | null
  fields: UnitFields
}

export interface DemoPerson {
  /** Key of the grassroots unit. */
  unit: string
  fields: PersonFields
}

export interface District {
  federation: DemoUnit
  streets: DemoUnit[]
  industries: DemoUnit[]
  grassroots: DemoUnit[]
  persons: DemoPerson[]
}

/** What a unit's workers are like. */
export interface Workforce {
  women: number
  migrants: number
  mix: Mix
}

type Draft = DemoUnit & { workforce: Workforce; students?: boolean }

const grassrootsCount = 300
const personCount = 3000
const leastPersons = 4

export function makeDistrict(random: Chance): District {
  let serial = Math.floor(random() * 1_000_000)
  const nextUscc = (kind: '1' | '9') => uscc(`8${kind}`, serial++)
  const federationCode = nextUscc('9')
  const { zh, en } = names.district
  const upper = (key: string, kind: 'street' | 'industry', zh: string, en: string): DemoUnit => ({
    key,
    parent: 'district',
    fields: { kind, name: zh, nameEn: en, uscc: nextUscc('9'), ownership: null, industry: null, members: 0 },
  })
  const streets = names.streets.map((one, i) =>
    upper(`street-${i}`, 'street', `${one.zh}街道总工会`, `${one.en} Street Federation of Trade Unions`),
  )
  const industries = names.federations.map((one) => upper(one.key, 'industry', `${zh}${one.zh}工会联合会`, `${en} Federation of ${one.en}`))

  const bodies = institutions(nextUscc, random)
  const drafts = [...bodies, ...firms(grassrootsCount - bodies.length, nextUscc, random)].map((draft, i) => ({
    ...draft,
    key: `unit-${i}`,
  }))
  for (const parent of [...streets, ...industries]) {
    parent.fields.members = drafts.filter((unit) => unit.parent === parent.key).reduce((sum, unit) => sum + unit.fields.members, 0)
  }
  const members = drafts.reduce((sum, unit) => sum + unit.fields.members, 0)
  const name = { name: `${zh}总工会`, nameEn: `${en} Federation of Trade Unions` }
  return {
    federation: {
      key: 'district',
      parent: null,
      fields: { kind: 'district', ...name, uscc: federationCode, ownership: null, industry: null, members },
    },
    streets,
    industries,
    grassroots: drafts.map(({ key, parent, fields }) => ({ key, parent, fields })),
    persons: persons(drafts, random),
  }
}

/** Between 20 and 3,000 workers, most units small. */
function headcount(random: Chance): number {
  return Math.round(20 * 150 ** (random() ** 1.4))
}

function institutions(nextUscc: (kind: '1') => string, random: Chance): Draft[] {
  return names.institutions.flatMap((body) => {
    const places = body.zh.includes('{street}') ? names.streets : [null]
    return places.map((street, i): Draft => {
      const zh = street ? body.zh.replace('{street}', street.zh) : `${names.district.zh}${body.zh}`
      const en = street ? body.en.replace('{street}', street.en) : `${names.district.en} ${body.en}`
      const isHome = body.zh.includes('养老院')
      return {
        key: '',
        parent: street && isHome ? `street-${i}` : body.federation,
        fields: {
          ...grassroots(zh, en, nextUscc('1'), Math.max(body.least ?? 0, headcount(random))),
          ownership: 'public',
          industry: body.industry,
        },
        workforce: { women: body.women, migrants: isHome ? 0.4 : 0.12, mix: body.mix },
        students: body.zh === '职业技术学校',
      }
    })
  })
}

function firms(count: number, nextUscc: (kind: '1') => string, random: Chance): Draft[] {
  const different = names.tradeFirst.flatMap((first) =>
    names.tradeSecond.map((second) => ({ zh: first.zh + second.zh, en: first.en + second.en })),
  )
  // 恒珩 reads Hengheng: nobody would call a firm that.
  const trade = shuffled(different, random).filter(({ en }) => !/^(.+)\1$/i.test(en))
  return trade.slice(0, count).map((brand): Draft => {
    const sector = weighted(
      names.sectors.map((one) => [one, one.weight]),
      random,
    )
    const kind = pick(sector.kinds, random)
    const form = weighted(
      names.forms.map((one) => [one, one.weight]),
      random,
    )
    const ownership = random() < sector.publicShare ? 'public' : 'non-public'
    const parent: FederationKey | string = random() < 0.3 ? sector.federation : `street-${Math.floor(random() * names.streets.length)}`
    const unit = grassroots(`${brand.zh}${kind.zh}${form.zh}`, `${brand.en} ${kind.en} ${form.en}`, nextUscc('1'), headcount(random))
    return {
      key: '',
      parent,
      fields: { ...unit, ownership, industry: sector.industry },
      workforce: { women: sector.women, migrants: sector.migrants * (ownership === 'public' ? 0.5 : 1), mix: sector.mix },
    }
  })
}

function grassroots(zh: string, en: string, code: string, members: number) {
  return { kind: 'grassroots' as const, name: `${zh}工会委员会`, nameEn: `${en} Trade Union`, uscc: code, members }
}

function persons(units: Draft[], random: Chance): DemoPerson[] {
  // Large units send more, but not in proportion: every unit must have somebody to enter.
  const extra = inParts(
    personCount - leastPersons * units.length,
    units.map((unit) => Math.sqrt(unit.fields.members)),
  )
  const everybody = units.flatMap((unit, i) => {
    const count = leastPersons + (extra[i] ?? 0)
    return Array.from({ length: count }, (_, n): DemoPerson => {
      const isStudent = unit.students === true && n < count / 2
      return { unit: unit.key, fields: makePerson(unit.workforce, isStudent, random) }
    })
  })
  const special = [...names.dottedNames, ...names.rareNames.map((one) => ({ ...one, ethnicity: '汉族' }))]
  const chosen = shuffled(
    everybody.filter((person) => person.fields.employee === 1),
    random,
  )
  special.forEach((one, i) => {
    Object.assign(chosen[i]?.fields ?? {}, one)
  })
  return everybody
}
