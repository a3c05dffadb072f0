/** Made-up campaigns: any number of candidates under quotas as real notices have them, from a seed. */
import type { Quota, Who } from '../../server/scoring/quota.ts'
import type { Candidate, Instance } from '../../server/scoring/selection/instance.ts'
import { chance } from './oracle/chance.ts'

const has = (attribute: string, value = '1'): Who => [{ attribute, in: [value] }]
const enterprise: Who = [{ attribute: 'class', in: ['worker', 'technical', 'manager'] }]

function quota(kind: Quota['kind'], id: string, of: Who, share: string, among: Quota['among'] = 'seats'): Quota {
  return { id, name: { zh: id, en: id }, kind, of, among, share }
}

/** Ten shares of the seats, two of a sub-group. */
export const QUOTAS: Quota[] = [
  quota('floor', 'front', [{ attribute: 'class', in: ['worker', 'technical'] }], '40%'),
  quota('floor', 'science', has('class', 'science'), '20%'),
  quota('floor', 'women', has('woman'), '25%'),
  quota('floor', 'migrant', has('migrant'), '10%'),
  quota('floor', 'non-public', has('nonpublic'), '35%'),
  quota('floor', 'minority', has('minority'), '8%'),
  quota('floor', 'young', has('young'), '15%'),
  quota('floor', 'key', has('key'), '35%'),
  quota('cap', 'heads', has('class', 'manager'), '5%'),
  quota('cap', 'cadres', has('class', 'cadre'), '3%'),
  quota('floor', 'front-of-enterprise', [{ attribute: 'class', in: ['worker', 'technical'] }], '55%', enterprise),
  quota('cap', 'heads-of-enterprise', has('class', 'manager'), '22%', enterprise),
]

/** Those whom floors ask for tend to have less merit, those whom caps hold back more: rules that cost nothing test nothing. */
export function field(candidates: number, seats: number, units: number, seed = 1): Instance {
  const luck = chance(seed)
  const flag = (odds: number) => (luck.odds(odds) ? '1' : '0')
  const people = Array.from({ length: candidates }, (_, i): Candidate => {
    const attributes = {
      class: luck.pick(['worker', 'worker', 'technical', 'science', 'manager', 'manager', 'cadre', 'other']),
      woman: flag(30),
      migrant: flag(12),
      nonpublic: flag(28),
      minority: flag(7),
      young: flag(20),
      key: flag(30),
    }
    const lift = { manager: 600, cadre: 500, science: 100 }[attributes.class] ?? 0
    const less = (attributes.migrant === '1' ? 400 : 0) + (attributes.nonpublic === '1' ? 300 : 0) + (attributes.woman === '1' ? 100 : 0)
    const normal = Array.from({ length: 12 }, () => luck.int(0, 1000)).reduce((sum, one) => sum + one, -6000)
    return {
      id: String(i + 1),
      unit: String(luck.int(1, units)),
      team: String(luck.int(1, Math.max(1, candidates >> 1))),
      merit: (Math.max(0, 7000 + normal + lift - less) / 100).toFixed(2),
      attributes,
    }
  })
  return {
    seats,
    candidates: people,
    units: Array.from({ length: units }, (_, i) => ({
      id: String(i + 1),
      most: Math.ceil((seats / units) * luck.pick([1, 1.5, 2])) + luck.int(0, 1),
    })),
    onePerTeam: true,
    in: people.slice(0, Math.ceil(seats / 50)).map(({ id }) => ({ candidate: id, reason: 'an urgent award' })),
    out: people.slice(seats, seats + Math.ceil(seats / 40)).map(({ id }) => ({ candidate: id, reason: 'a wage arrears case' })),
    quotas: QUOTAS,
  }
}
