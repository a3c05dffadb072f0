/** A scheme in sentences: what each part, panel, ranking key and prize means, in the reader's language. */
import type { Key, Node, Panel, Scheme, Sitting, Text } from '../../../server/scoring/types.ts'
import { common } from '../../../server/words/common.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { schemeWords } from '../../../server/words/scheme.ts'
import { say } from '../../../server/words/words.ts'
import { lang } from '../../lang.ts'
import { type At, type ChoiceWord, type Field, type FieldWord, type Leaf, leavesOf } from './field.ts'
import { panelFields } from './sitting-fields.ts'

const words = () => say(competitions.scheme, lang.value)
const joined = (parts: readonly (string | false | null | undefined)[]) => parts.filter(Boolean).join(lang.value === 'zh' ? '，' : ', ')

export const textOf = (text: Text): string => (lang.value === 'en' && text.en) || text.zh

/** "5 judges; 1 highest and 1 lowest dropped; mean of the rest …" */
function panelText(panel: Panel): string {
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
    panel.spread && (panel.spread.from === 'panel' ? w.spreadPanel : w.spread)(panel.spread.max),
  ])
}

/** Who marks this part, how several marks become one, and what else is set. */
export function sittingText(sitting: Sitting, at: At): string {
  const { panel, source } = sitting
  const c = say(schemeWords, lang.value)
  const rest = panel ? settingsText(panelFields, panel, at, ['size', 'take', 'per', 'short', 'drop', 'spread']) : ''
  return joined([panel ? panelText(panel) : words().sources[source], sitting.reported && c.field.reported, rest])
}

/** A value of a setting in words. */
export function valueText(field: Field, value: unknown, names: ReadonlyMap<string, string>): string {
  const w = say(schemeWords, lang.value)
  switch (field.as) {
    case 'text': {
      const { zh, en } = value as Text
      return zh === en || en === '' ? zh : `${zh} / ${en}`
    }
    case 'choice':
      return (w.choice[field.of ?? (field.word as ChoiceWord)] as Record<string, string>)[value as string] ?? String(value)
    case 'node':
      return names.get(value as string) ?? String(value)
    case 'skill':
      return (say(common, lang.value).skillLevel as Record<string, string>)[value as string] ?? String(value)
    case 'places':
      return w.rounding.digits(value as number)
    case 'flag':
      return say(common, lang.value).yes
    case 'list':
      return (value as string[]).join(' ')
    case 'pairs':
      return Object.entries(value as Record<string, string>)
        .map(([key, of]) => `${key} = ${of}`)
        .join(say(common, lang.value).comma)
    default:
      return String(value)
  }
}

/** The settings of an object, one line each, without those that are said elsewhere. */
export function settingsText(fields: readonly Field[], it: object, at: At, without: readonly FieldWord[]): string {
  const w = say(schemeWords, lang.value)
  const c = say(common, lang.value)
  const names = namesOf(at.scheme)
  const leaves = leavesOf(
    fields.filter((field) => !without.includes(field.word)),
    it,
    at,
  )
  const said = (leaf: Leaf) => {
    const value = valueText(leaf.field, leaf.field.as === 'text' ? { zh: textOf(leaf.value as Text), en: '' } : leaf.value, names)
    return leaf.field.as === 'flag' ? w.field[leaf.field.word] : `${w.field[leaf.field.word]}${c.colon}${value}`
  }
  return leaves.map(said).join(lang.value === 'zh' ? '；' : '; ')
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

export function keyText(key: Key, names: ReadonlyMap<string, string>): string {
  const w = words().key
  const name = names.get(key.node ?? '') ?? key.node ?? ''
  if (key.by === 'node') return key.order === 'more' ? w.nodeMore(name) : w.nodeLess(name)
  if (key.by === 'countback') return w.countback(name)
  if (key.by === 'age') return key.order === 'more' ? w.ageMore : w.ageLess
  return w[key.by]
}

/** One of several: a prize by its name, a key by what it compares, anything else by its number. */
export function rowText(what: string, row: object, i: number, names: ReadonlyMap<string, string>): string {
  const name = 'name' in row ? textOf(row.name as Text) : 'order' in row ? keyText(row as Key, names) : ''
  return name || say(schemeWords, lang.value).row(what, i + 1)
}

/** The whole scheme in one sentence, for the card of its template. */
export function schemeText(scheme: Scheme): string {
  const w = words()
  const comma = say(common, lang.value).comma
  const names = namesOf(scheme)
  const counting = scheme.root.children.filter((child) => child.weight !== undefined || child.full !== '0')
  const parts = counting
    .map((child) => `${textOf(child.name)} ${child.weight ?? (child.full && w.outOf(child.full)) ?? ''}`.trim())
    .join(comma)
  const panels = new Set(nodesOf(scheme.root).flatMap((node) => (node.sitting?.panel ? [panelText(node.sitting.panel)] : [])))
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
