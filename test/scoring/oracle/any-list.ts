/** Random rules of the list: keys, prizes, titles, squads. */
import type { Key, Node, Prize, Scheme, SquadRule, Title } from '../../../server/scoring/types.ts'
import { name } from './any-aspect.ts'
import type { Chance } from './chance.ts'

/** Nodes that a key may name: whose value is not the mean of judges whose totals were trimmed. */
function rankable(node: Node): Node[] {
  const isWhole = node.sitting?.panel?.per === 'total'
  const beneath = node.kind === 'group' && !node.repeat && !isWhole ? node.children.flatMap(rankable) : []
  return [node, ...beneath].filter((it) => it.kind !== 'given')
}

export function anyKeys(luck: Chance, { root }: Scheme): Key[] {
  const by = root.sitting?.panel?.places?.by
  const keys: Key[] = [{ by: 'node', node: root.id, order: by === 'mean-rank' || by === 'majority' ? 'less' : 'more' }]
  const nodes = root.children.flatMap(rankable)
  if (by === undefined)
    for (const node of luck.some(nodes, 30))
      keys.push({ by: 'node', node: node.id, order: node.kind === 'time' ? 'less' : luck.odds(85) ? 'more' : 'less' })
  const backs = [root, ...nodes].filter((it) => it.sitting?.panel?.per === 'total' || (it.kind === 'group' && it.repeat))
  if (backs.length && luck.odds(50)) keys.push({ by: 'countback', node: luck.pick(backs).id, order: luck.odds(85) ? 'more' : 'less' })
  if (luck.odds(15)) keys.push({ by: 'penalties', order: 'less' })
  if (luck.odds(12)) keys.push({ by: 'age', order: luck.pick(['more', 'less']) })
  if (luck.odds(13)) keys.push({ by: luck.pick(['lots', 'chief']), order: luck.pick(['more', 'less']) })
  return keys
}

export function anyPrizes(luck: Chance, isMore: boolean): Prize[] {
  const extra = (): Partial<Prize> => ({
    ...(isMore && luck.odds(20) && { least: luck.pick(['5', '10', '40', '60']) }),
    ...(luck.odds(12) && { entrants: luck.int(2, 6) }),
    ...(luck.odds(35) && { ties: luck.pick(['all', 'none']) }),
    ...(luck.odds(15) && { fromTop: true }),
  })
  const ids = ['first', 'second', 'third'].slice(0, luck.int(0, 3))
  const kind = luck.int(1, isMore ? 3 : 2)
  return ids.map((id, i): Prize => {
    const base = { id, name: name(id) }
    if (kind === 1) return { ...base, count: i + 1, ...extra() }
    if (kind === 2)
      return { ...base, share: ['10%', '20%', '1/3'][i]!, ...(luck.odds(50) && { round: luck.pick(['up', 'down', 'half']) }), ...extra() }
    return { ...base, least: ['60', '30', '5'][i]! }
  })
}

export function anyTitles(luck: Chance): Title[] {
  return [
    {
      id: 'youth',
      name: name('youth'),
      rank: luck.int(1, 5),
      ...(luck.odds(60) && { bornAfter: '1991-05-01' }),
      ...(luck.odds(40) && { attributes: { sex: 'female' } }),
      ...(luck.odds(40) && { passed: true }),
      ...(luck.odds(40) && { entrants: luck.int(2, 6) }),
    },
  ]
}

export function anySquads(luck: Chance, scheme: Scheme): SquadRule {
  // Where fewer is better, a member who counts 0 would be the best one.
  const incomplete = scheme.keys[0]!.order === 'less' ? 'leave-out' : luck.pick(['leave-out', 'count'] as const)
  const keys = luck.odds(40) ? { keys: scheme.keys.filter((it) => it.by === 'node').slice(1) } : {}
  const extra = keys.keys?.length ? keys : {}
  const kind = luck.int(1, 4)
  if (kind === 1 && scheme.prizes.length) {
    const points = Object.fromEntries([...scheme.prizes.map((it, i) => [it.id, String(8 - 2 * i)]), ['passed', '1']])
    return { take: 'prize-points', points, incomplete, ...extra }
  }
  if (kind === 2) return { take: 'best', best: luck.int(1, 3), incomplete, ...extra }
  return { take: luck.pick(['sum', 'mean']), incomplete, ...extra }
}
