/** Which features of design.md section 4 a contest shows, by the number of the point there. */
import type { Aspect, Bundle, Group, Node, Scheme } from '../../../server/scoring/types.ts'
import type { Answer } from './oracle.ts'
import { must, seen, versus } from './rational.ts'

/** Every feature by its name. */
export const FEATURES: string[] = Object.keys(
  table(
    { scheme: blank(), entries: [], seats: [], recusals: [], waivers: [], sheets: [], incidents: [] },
    { lines: [], squads: [], owed: [], standard: null },
  ),
)

export function featuresOf(bundle: Bundle, answer: Answer): string[] {
  const has = table(bundle, answer)
  return Object.keys(has).filter((it) => has[it])
}

function blank(): Scheme {
  const name = { zh: '', en: '' }
  return { name, root: { kind: 'group', level: 'contest', id: 'total', name, children: [] }, keys: [], ties: 'share', prizes: [] }
}

function table(bundle: Bundle, answer: Answer): Record<string, boolean> {
  const { scheme, entries, incidents, sheets } = bundle
  const nodes = allOf(scheme.root)
  const groups = nodes.filter((it): it is Group => it.kind === 'group')
  const aspects = nodes.filter((it): it is Aspect => it.kind !== 'group')
  const panels = nodes.flatMap((it) => it.sitting?.panel ?? [])
  const repeats = groups.flatMap((it) => it.repeat ?? [])
  const rules = aspects.flatMap((it) => (it.kind === 'measure' ? it.rule.by : []))
  const marks = sheets.flatMap((it) => Object.values(it.marks))
  const said = (word: string) => marks.some((it) => typeof it === 'object' && it.none === word)
  const owed = (what: string) => answer.owed.some((it) => it.includes(` ${what} `) || it.endsWith(` ${what}`))
  const dropped = panels.filter((it) => (it.drop?.high ?? 0) + (it.drop?.low ?? 0) > 0)
  const isShort = (it: (typeof panels)[number]) => (it.quorum ?? it.size) <= (it.drop?.high ?? 0) + (it.drop?.low ?? 0)
  const keys = scheme.keys.map((it) => it.by)
  const given = answer.lines.filter((it) => it.prize !== null)
  return {
    '1 weights': nodes.some((it) => it.weight !== undefined),
    '1 thirds': nodes.some((it) => it.weight?.includes('/') && it.weight !== '1/1'),
    '1 absolute points': groups.some((it) => it.children.every((child) => child.weight === undefined)),
    '1 factor or base': aspects.some((it) => it.factor !== undefined || it.base !== undefined),
    '1 attempts: sum': repeats.some((it) => it.take === 'sum'),
    '1 attempts: mean': repeats.some((it) => it.take === 'mean'),
    '1 attempts: best': repeats.some((it) => it.take === 'best'),
    ...Object.fromEntries(
      ['points', 'judgement', 'count', 'deduct', 'table', 'time', 'imported', 'votes', 'given'].map((kind) => [
        `2 ${kind}`,
        aspects.some((it) => it.kind === kind),
      ]),
    ),
    ...Object.fromEntries(['pass', 'bands', 'line', 'target'].map((by) => [`2 measure: ${by}`, rules.includes(by as 'pass')])),
    ...Object.fromEntries(['mean', 'median', 'sum', 'places'].map((take) => [`3 panel: ${take}`, panels.some((it) => it.take === take)])),
    '3 per aspect': panels.some((it) => it.per === 'aspect'),
    '3 per total': panels.some((it) => it.per === 'total' && it.take !== 'places'),
    '3 highest or lowest dropped': dropped.length > 0,
    ...Object.fromEntries(
      ['block', 'mean', 'fewer'].map((it) => [`3 may be short: ${it}`, dropped.some((panel) => panel.short === it && isShort(panel))]),
    ),
    ...Object.fromEntries(
      ['points', 'mean-rank', 'borda', 'majority'].map((by) => [`3 places: ${by}`, panels.some((it) => it.places?.by === by)]),
    ),
    '3 spread': panels.some((it) => it.spread !== undefined),
    '3 to be re-scored': answer.lines.some((it) => it.state === 'needs-rescore'),
    '3 quorum': panels.some((it) => it.quorum !== undefined && it.quorum < it.size),
    '3 recused': bundle.recusals.length > 0,
    '4 let go': bundle.waivers.length > 0,
    '4 not marked': answer.lines.some((it) => it.state === 'incomplete'),
    '4 absent': said('absent'),
    '4 abstained': said('abstained'),
    '4 panel too short': owed('panel-too-short'),
    ...Object.fromEntries(
      ['absent', 'withdrawn', 'disqualified', 'exhibition'].map((state) => [
        `4 ${state} (entry)`,
        entries.some((it) => it.state === state),
      ]),
    ),
    ...Object.fromEntries(
      (['severity', 'scale'] as const).map((by) => [`5 ${by}`, scheme.standardise?.by === by && !answer.standard?.refused]),
    ),
    '5 z or T': (scheme.standardise?.by === 'z' || scheme.standardise?.by === 't') && !answer.standard?.refused,
    '5 refused': !!answer.standard?.refused,
    '6 stages with a cut': groups.some((it) => it.advance !== undefined),
    ...Object.fromEntries(
      ['all', 'none', 'break'].map((ties) => [`6 tie at the cut: ${ties}`, groups.some((it) => it.advance?.ties === ties)]),
    ),
    '6 pass mark': nodes.some((it) => it.pass !== undefined),
    ...Object.fromEntries(
      ['points', 'cap', 'zero', 'void', 'veto', 'disqualify'].map((what) => [`7 ${what}`, incidents.some((it) => it.effect.do === what)]),
    ),
    ...Object.fromEntries(
      ['aspect', 'module', 'entry', 'squad', 'period'].map((scope) => [`7 scope ${scope}`, incidents.some((it) => it.scope === scope)]),
    ),
    '8 rounded inside': nodes.some((it) => it !== scheme.root && it.places !== undefined),
    '8 rounded total': scheme.root.places !== undefined,
    '8 ranked on exact values': scheme.rankOn === 'exact',
    '8 shared rank': answer.lines.some((it) => it.shared),
    '8 decided by a later key': answer.lines.some((it) => (it.decidedBy ?? 0) > 0),
    '8 tie to be decided': owed('decision'),
    ...Object.fromEntries((['countback', 'penalties', 'age', 'lots', 'chief'] as const).map((by) => [`8 key: ${by}`, keys.includes(by)])),
    '8 zones': scheme.within === 'zone',
    '8 floor or cap': groups.some((it) => it.floor !== undefined || it.cap !== undefined),
    '9 prizes by number': scheme.prizes.some((it) => it.count !== undefined),
    '9 prizes by share': scheme.prizes.some((it) => it.share !== undefined),
    '9 prizes by points': scheme.prizes.some((it) => it.count === undefined && it.share === undefined),
    '9 prizes from the top': scheme.prizes.some((it) => it.fromTop),
    '9 tied for a prize': given.some((it) => it.shared),
    '9 medals': scheme.medals !== undefined,
    '9 titles': answer.lines.some((it) => it.titles.length > 0),
    '9 promotions': answer.lines.some((it) => it.level !== null),
    ...Object.fromEntries(['sum', 'mean', 'best', 'prize-points'].map((take) => [`10 squads: ${take}`, scheme.squads?.take === take])),
    '11 a figure that never ends': answer.lines.some(
      (it) => it.exact !== null && versus(seen(it.exact), it.exact) !== 0 && versus(it.exact, must('0')) !== 0,
    ),
  }
}

function allOf(node: Node): Node[] {
  return [node, ...(node.kind === 'group' ? node.children.flatMap(allOf) : [])]
}
