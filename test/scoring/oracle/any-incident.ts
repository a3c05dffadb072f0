/** Random incidents: every effect at every scope. */
import type { Effect, Incident, Node } from '../../../server/scoring/types.ts'
import type { Chance } from './chance.ts'
import { isBare, isWithin, type World } from './world.ts'

export function anyIncidents(luck: Chance, world: World): Incident[] {
  return Array.from({ length: luck.int(1, 4) }, (_, i) => anyIncident(luck, world, `i${i + 1}`))
}

function anyIncident(luck: Chance, world: World, id: string): Incident {
  const { entries, scheme } = world.bundle
  const base = { id, reason: 'seen at the venue', effect: anyEffect(luck) }
  const entry = luck.pick(entries).id
  const kind = luck.int(1, 100)
  if (kind <= 12 && scheme.squads)
    return {
      ...base,
      squad: luck.pick(['red', 'blue', 'gold']),
      scope: 'squad',
      effect: { do: 'points', points: luck.pick(['-1', '-3', '2']) },
    }
  if (kind <= 40) return { ...base, entry, scope: luck.odds(75) ? 'entry' : 'period', effect: luck.odds(35) ? grave(luck) : base.effect }
  const nodes = [...world.nodes.values()].filter((it) => !isBare(it) && it.id !== scheme.root.id && !isPlaced(world, it))
  if (!nodes.length) return { ...base, entry, scope: 'entry' }
  const node = luck.pick(nodes)
  const turns = [...(world.above.get(node.id) ?? []), node].find((it) => it.kind === 'group' && it.repeat)
  const repeat = turns?.kind === 'group' ? turns.repeat : undefined
  const isWhole = turns === node && luck.odds(50)
  const name = repeat && isWithin(world, node.id) && !isWhole ? `${node.id}#${luck.int(1, repeat.times)}` : node.id
  return { ...base, entry, scope: node.kind === 'group' ? 'module' : 'aspect', node: name }
}

function anyEffect(luck: Chance): Effect {
  const kind = luck.int(1, 100)
  if (kind <= 60) return { do: 'points', points: luck.pick(['-1', '-2', '-0.5', '-15', '1', '2.5']) }
  if (kind <= 75) return { do: 'cap', points: luck.pick(['3', '6', '50']) }
  return luck.odds(50) ? { do: 'zero' } : { do: 'void' }
}

const grave = (luck: Chance): Effect =>
  luck.odds(30) ? { do: 'disqualify' } : { do: 'veto', then: luck.pick(['no-prize', 'zero', 'last', 'unranked']) }

/** Under judges' places a mark has no points of its own that an incident could take. */
const isPlaced = (world: World, node: Node) =>
  world.placeOf.get(node.id)?.panel?.take === 'places' && world.placeOf.get(node.id)?.node !== node
