/** Converter: the two instances of ../shared/examples/nominees as selections, made on the fly because the data stays where it is. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Instance } from '../../server/scoring/selection/instance.ts'

const HOME = fileURLToPath(new URL('../../../shared/examples/nominees/', import.meta.url))

export const present = existsSync(HOME)

interface Published {
  name: string
  seats: number
  unitCaps: number[]
  onePerTeam: boolean
  forcedIn: number[]
  forcedOut: number[]
  quotas: { name: string; attr: string; of?: string; min?: number; max?: number; minShare?: number; maxShare?: number }[]
  optimum: number
}

/** Instances with their proven optima. */
export function nominees(): { name: string; instance: Instance; optimum: string }[] {
  const published = JSON.parse(readFileSync(`${HOME}instances.json`, 'utf8')) as Published[]
  return published.map((one) => ({ name: one.name, instance: instanceOf(one), optimum: String(one.optimum) }))
}

function instanceOf(one: Published): Instance {
  const [head = '', ...lines] = readFileSync(`${HOME}${one.name}.csv`, 'utf8').trim().split(/\r?\n/)
  const names = head.split(',')
  const has = (attribute: string) => [{ attribute, in: ['1'] }]
  return {
    seats: one.seats,
    onePerTeam: one.onePerTeam,
    candidates: lines.map((line) => {
      const cells = Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell]))
      const { id = '', unit = '', team = '', merit = '', ...attributes } = cells
      return { id, unit, team, merit, attributes }
    }),
    units: one.unitCaps.map((most, i) => ({ id: String(i + 1), most })),
    in: one.forcedIn.map((id) => ({ candidate: String(id), reason: 'forcedIn' })),
    out: one.forcedOut.map((id) => ({ candidate: String(id), reason: 'forcedOut' })),
    quotas: one.quotas.map(({ name, attr, of, min, max, minShare, maxShare }) => {
      const share = minShare ?? maxShare
      return {
        id: name,
        name: { zh: name, en: name },
        kind: min !== undefined || minShare !== undefined ? 'floor' : 'cap',
        of: has(attr),
        among: of ? has(of) : 'seats',
        ...(share === undefined ? { count: min ?? max ?? 0 } : { share: String(share) }),
      }
    }),
  }
}
