/** A scheme in sentences: what each part, panel, ranking key and prize means, in the reader's language. */
import type { Aspect, Key, Node, Panel, Prize, Scheme, Sitting, Text } from '../../../server/scoring/types.ts'
import { common } from '../../../server/words/common.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { type Said, say } from '../../../server/words/words.ts'
import { lang } from '../../lang.ts'

export type SchemeWords = Said<typeof competitions.scheme>

const words = (): SchemeWords => say(competitions.scheme, lang.value)
const joined = (parts: readonly (string | false | null | undefined)[]) => parts.filter(Boolean).join(lang.value === 'zh' ? '，' : ', ')

export const textOf = (text: Text): string => (lang.value === 'en' && text.en) || text.zh

/** "5 judges; 1 highest and 1 lowest dropped; mean of the rest …" */
export function panelText(panel: Panel): string {
  const w = words().panel
  const { high, low } = panel.drop ?? { high: 0, low: 0 }
  const trims = high > 0 || low > 0
  const dropped = high > 0 && low > 0 ? w.drop(high, low) : high > 0 ? w.dropHigh(high) : low > 0 && w.dropLow(low)
  const take = {
    mean: trims ? w.meanRest : w.mean,
    median: trims ? w.medianRest : w.median,
    sum: trims ? w.sumRest : w.sum,
    places: w.places,
  }[panel.take]
  const short = { block: w.block, mean: w.shortMean, fewer: w.fewer }[panel.short]
  return joined([
    w.size(panel.size),
    dropped,
    take,
    panel.take !== 'places' && (panel.per === 'total' ? w.perTotal : w.perAspect),
    trims && short,
    panel.spread && w.spread(panel.spread.max),
  ])
}

/** Who marks this part, and how several marks become one. */
export function sittingText(sitting: Sitting): string {
  const source = words().sources[sitting.source]
  return sitting.panel ? panelText(sitting.panel) : source
}

/** How marks on this aspect are given. */
export function aspectText(aspect: Aspect): string {
  const w = words()
  if (aspect.kind === 'points') return w.range(aspect.min ?? '0', aspect.max, aspect.step)
  if (aspect.kind === 'imported') return joined([w.kinds.imported, w.range('0', aspect.max, aspect.step)])
  return w.kinds[aspect.kind]
}

/** Names of all nodes by id. */
export function namesOf(scheme: Scheme): Map<string, string> {
  const names = new Map<string, string>()
  const visit = (node: Node) => {
    names.set(node.id, textOf(node.name))
    if (node.kind === 'group') node.children.forEach(visit)
  }
  visit(scheme.root)
  return names
}

export function keyText(key: Key, names: Map<string, string>): string {
  const w = words().key
  const name = names.get(key.node ?? '') ?? key.node ?? ''
  if (key.by === 'node') return key.order === 'more' ? w.nodeMore(name) : w.nodeLess(name)
  if (key.by === 'countback') return w.countback(name)
  if (key.by === 'age') return key.order === 'more' ? w.ageMore : w.ageLess
  return w[key.by]
}

/** The rule of a prize without its name. */
export function prizeText(prize: Prize): string {
  const w = words()
  return joined([
    prize.count !== undefined && w.prizeCount(prize.count),
    prize.share !== undefined && w.prizeShare(prize.share),
    prize.share !== undefined && prize.round && w.round[prize.round],
    prize.least !== undefined && w.prizeLeast(prize.least),
    prize.entrants !== undefined && w.prizeEntrants(prize.entrants),
    prize.ties && w.prizeTies[prize.ties],
  ])
}

/** The whole scheme in one sentence, for the card of its template. */
export function schemeText(scheme: Scheme): string {
  const w = words()
  const comma = say(common, lang.value).comma
  const names = namesOf(scheme)
  const counting = scheme.root.children.filter((child) => child.weight !== undefined || (child.kind !== 'time' && child.kind !== 'given'))
  const parts = counting
    .map((child) => `${textOf(child.name)} ${child.weight ?? (child.full && w.outOf(child.full)) ?? ''}`.trim())
    .join(comma)
  const panels = nodesOf(scheme.root).flatMap((node) => (node.sitting?.panel ? [panelText(node.sitting.panel)] : []))
  const breakers = scheme.keys.slice(1).map((key) => names.get(key.node ?? '') ?? keyText(key, names))
  const prizes = scheme.prizes
    .map((prize) => `${textOf(prize.name)} ${prize.share ?? (prize.count === undefined ? (prize.least ?? '') : w.prizeCount(prize.count))}`)
    .join(comma)
  return [parts, ...panels, breakers.length > 0 && w.tiesText(breakers.join(w.andThen)), scheme.within && w.within, prizes]
    .filter(Boolean)
    .join(lang.value === 'zh' ? '；' : '; ')
}

/** Every source that the scheme names, once. */
export function sourcesOf(scheme: Scheme): string[] {
  const cited = [...nodesOf(scheme.root), ...scheme.keys, ...scheme.prizes, ...(scheme.titles ?? [])]
  return [...new Set(cited.flatMap((one) => (one.cite ? [textOf(one.cite)] : [])))]
}

function nodesOf(node: Node): Node[] {
  return node.kind === 'group' ? [node, ...node.children.flatMap(nodesOf)] : [node]
}
