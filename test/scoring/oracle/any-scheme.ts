/** Random schemes: trees, aspects, panels, stages, keys, prizes, titles, medals and squads as design.md section 4 allows them. */
import type { Aspect, Cut, Group, Node, Panel, Scheme, Sitting, Standardise } from '../../../server/scoring/types.ts'
import { anyAspect, anyGiven, name } from './any-aspect.ts'
import { anyKeys, anyPrizes, anySquads, anyTitles } from './any-list.ts'
import type { Chance } from './chance.ts'

/** Ids in the order in which they are made. */
export type Namer = (letter: string) => string

export function anyScheme(luck: Chance): Scheme {
  let count = 0
  const id: Namer = (letter) => `${letter}${++count}`
  const shape = luck.int(1, 100)
  const root =
    shape <= 18 ? placesRoot(luck, id) : shape <= 34 ? stagedRoot(luck, id) : shape <= 50 ? correctedRoot(luck, id) : moduleRoot(luck, id)
  const scheme: Scheme = {
    name: name('scheme'),
    root,
    keys: [],
    ties: luck.odds(72) ? 'share' : 'decide',
    prizes: [],
    ...(luck.odds(12) && { rankOn: 'exact' as const }),
    ...(luck.odds(20) && { within: 'zone' as const }),
  }
  if (shape > 34 && shape <= 50) {
    scheme.standardise = anyStandard(luck, root)
    delete scheme.within
    delete scheme.rankOn
  }
  scheme.keys = anyKeys(luck, scheme)
  if (luck.odds(12) && root.sitting?.panel?.take !== 'places')
    scheme.medals = { band: luck.pick(['0', '1', '2', '5']), ...(luck.odds(50) && { medallion: '50' }) }
  else scheme.prizes = anyPrizes(luck, scheme.keys[0]!.order === 'more')
  if (luck.odds(15)) scheme.titles = anyTitles(luck)
  if (luck.odds(12))
    scheme.levels = [
      { rank: luck.int(1, 4), from: '4', to: '3' },
      { rank: luck.int(1, 8), from: '3', to: '2' },
    ]
  if (luck.odds(38)) scheme.squads = anySquads(luck, scheme)
  return scheme
}

const places = (luck: Chance) => (luck.odds(60) ? { places: luck.pick([0, 1, 2, 2, 2, 3]) } : {})

export function anyPanel(luck: Chance, per: Panel['per'], judgement = false): Panel {
  const size = luck.pick([1, 2, 3, 3, 5, 5, 7])
  const most = Math.floor((size - 1) / 2)
  const drop = most && luck.odds(70) ? { high: luck.int(0, most), low: luck.int(0, most) } : undefined
  return {
    size,
    per,
    take: luck.pick(['mean', 'mean', 'mean', 'median', 'sum']),
    ...(drop && { drop }),
    short: luck.pick(['block', 'mean', 'fewer']),
    ...(luck.odds(65) && { quorum: luck.int(1, size) }),
    ...(judgement && luck.odds(60) && { spread: { max: '1', from: 'each-other' as const } }),
    ...(!judgement && luck.odds(9) && { spread: { max: luck.pick(['2', '4', '20']), from: luck.pick(['each-other', 'panel'] as const) } }),
    ...(luck.odds(15) && { round: luck.int(0, 2) }),
  }
}

/** A judges' panel that ranks the entries: at the top, or as points for places in a module. */
function placesRoot(luck: Chance, id: Namer): Group {
  const size = luck.pick([1, 3, 3, 5])
  const by = luck.pick(['points', 'mean-rank', 'borda', 'majority'] as const)
  const rule = by === 'points' ? { by, table: ['12', '10', '8', '7', '6', '5', '4', '3', '2', '1'].slice(0, luck.int(2, 10)) } : { by }
  const panel: Panel = { size, per: 'total', take: 'places', short: 'mean', quorum: luck.int(1, size), places: rule }
  const aspects = Array.from({ length: luck.int(1, 3) }, () => anyAspect(luck, id, 'judge', []))
  return {
    kind: 'group',
    level: 'contest',
    id: 'total',
    name: name('total'),
    sitting: { source: 'judge', panel },
    floor: null,
    children: aspects,
  }
}

function stagedRoot(luck: Chance, id: Namer): Group {
  const isWeighted = luck.odds(60)
  const n = luck.int(2, 3)
  const weights = isWeighted ? anyWeights(luck, n) : []
  const children = Array.from({ length: n }, (_, i): Group => {
    const parts = Array.from({ length: luck.int(1, 2) }, () => anyModule(luck, id, true))
    const stage: Group = { kind: 'group', level: 'stage', id: id('s'), name: name('stage'), ...places(luck), children: parts }
    if (isWeighted) stage.weight = weights[i]!
    if (i < n - 1 && (i === 0 || luck.odds(60))) stage.advance = anyCut(luck)
    return stage
  })
  return { kind: 'group', level: 'contest', id: 'total', name: name('total'), ...places(luck), children }
}

function anyCut(luck: Chance): Cut {
  const ties = luck.pick(['all', 'none', 'break'] as const)
  const kind = luck.int(1, 4)
  if (kind === 1) return { top: luck.int(1, 6), ties }
  if (kind === 2) return { share: luck.pick(['50%', '1/3', '0.7']), round: luck.pick(['up', 'down', 'half']), ties }
  if (kind === 3) return { least: luck.pick(['1', '5', '10']), ties }
  return { top: luck.int(1, 6), least: '3', ties }
}

function moduleRoot(luck: Chance, id: Namer): Group {
  const n = luck.int(1, 4)
  const modules: Node[] = Array.from({ length: n }, () => anyModule(luck, id, false))
  if (luck.odds(60)) {
    const weights = anyWeights(luck, n)
    for (const [i, it] of modules.entries()) it.weight = weights[i]!
  }
  if (luck.odds(30)) modules.push({ kind: 'time', id: 'time', name: name('time'), full: '0', step: '1', sitting: { source: 'timekeeper' } })
  const root: Group = { kind: 'group', level: 'contest', id: 'total', name: name('total'), ...places(luck), children: modules }
  if (luck.odds(8)) root.floor = luck.pick([null, '5'])
  if (luck.odds(6)) root.cap = '60'
  return root
}

/** A panel whose judges need not all see every entry, alone or beside a paper. */
function correctedRoot(luck: Chance, id: Namer): Group {
  const panel: Panel = { size: luck.int(2, 4), per: 'total', take: 'mean', short: 'mean', quorum: 1 }
  const children = Array.from({ length: luck.int(1, 2) }, () => anyAspect(luck, id, 'judge', []))
  const sitting: Sitting = { source: 'judge', panel }
  const common = { kind: 'group' as const, level: 'contest' as const, id: 'total', name: name('total'), ...places(luck) }
  if (luck.odds(55)) return { ...common, floor: null, sitting, children }
  const module: Group = { kind: 'group', level: 'module', id: id('m'), name: name('module'), ...places(luck), sitting, children }
  const paper: Node = { ...anyAspect(luck, id, 'import', []), sitting: { source: 'import' } }
  return { ...common, children: luck.odds(50) ? [module] : [module, paper] }
}

function anyStandard(luck: Chance, root: Group): Standardise {
  const by = root.sitting ? luck.pick(['severity', 'z', 't', 'z', 't', 'scale'] as const) : luck.pick(['severity', 'scale'] as const)
  const scale = {
    centre: luck.pick([500, 700]),
    spread: luck.pick([50, 100]),
    location: luck.pick(['mean', 'median'] as const),
    dispersion: luck.pick(['sd', 'mad'] as const),
  }
  return { by, places: luck.int(2, 5), ...(by === 'scale' && scale) }
}

/** Weights that sum to exactly 1, in any of the three ways to write them. */
export function anyWeights(luck: Chance, n: number): string[] {
  const sets: Record<number, string[][]> = {
    1: [['100%'], ['1']],
    2: [
      ['30%', '70%'],
      ['0.5', '0.5'],
      ['1/3', '2/3'],
      ['20%', '80%'],
    ],
    3: [
      ['1/3', '1/3', '1/3'],
      ['25%', '55%', '20%'],
      ['0.2', '0.3', '0.5'],
    ],
    4: [
      ['25%', '25%', '25%', '25%'],
      ['0.1', '0.2', '0.3', '0.4'],
      ['1/6', '1/6', '1/3', '1/3'],
    ],
  }
  return luck.pick(sets[n]!)
}

/** One module with its sitting: a paper, a panel, attempts, a department's figures, a vote. */
function anyModule(luck: Chance, id: Namer, isPlain: boolean): Node {
  const kind = luck.int(1, isPlain ? 66 : 100)
  const pass = luck.odds(15) ? { pass: '2' } : {}
  if (kind <= 10) return { ...anyAspect(luck, id, 'import', []), ...places(luck), ...pass, sitting: { source: 'import' } }
  if (kind <= 66) return { ...judged(luck, id), ...pass }
  if (kind <= 80) return reported(luck, id)
  if (kind <= 94) return attempts(luck, id)
  return { ...anyAspect(luck, id, 'clerk', []), ...places(luck), sitting: { source: 'clerk' } }
}

function judged(luck: Chance, id: Namer): Group {
  const per = luck.pick(['aspect', 'total'] as const)
  const isJudgement = per === 'aspect' && luck.odds(25)
  const kind = isJudgement ? 'judgement' : 'judge'
  const n = luck.int(1, 3)
  const children: Node[] = Array.from({ length: n }, () => ({ ...anyAspect(luck, id, kind, []), ...(luck.odds(15) && places(luck)) }))
  if (n > 1 && luck.odds(35)) {
    const weights = anyWeights(luck, n)
    for (const [i, it] of children.entries()) it.weight = weights[i]!
  } else if (luck.odds(25)) {
    const inner: Group = {
      kind: 'group',
      level: 'criterion',
      id: id('c'),
      name: name('criterion'),
      ...places(luck),
      children: children.splice(0, luck.int(1, n)),
    }
    children.unshift(inner)
  }
  const source = luck.odds(90) ? 'judge' : 'panel'
  const sitting: Sitting = { source, panel: anyPanel(luck, per, isJudgement) }
  const group: Group = { kind: 'group', level: 'module', id: id('m'), name: name('module'), ...places(luck), sitting, children }
  if (luck.odds(10)) group.cap = luck.pick(['5', '10'])
  if (luck.odds(8)) group.floor = luck.pick([null, '2'])
  return group
}

/** A department's figures: targets, counts, deductions, grades. */
function reported(luck: Chance, id: Namer): Group {
  const given = anyGiven(id)
  const children = [given, ...Array.from({ length: luck.int(1, 3) }, () => anyAspect(luck, id, 'department', [given.id]))]
  return {
    kind: 'group',
    level: 'module',
    id: id('m'),
    name: name('module'),
    ...places(luck),
    sitting: { source: 'department', reported: luck.odds(30) },
    children,
  }
}

/** Attempts or problems: judged with a degree of difficulty, or counted by a clerk. */
function attempts(luck: Chance, id: Namer): Group {
  const times = luck.int(2, 3)
  const take = luck.pick(['sum', 'mean', 'best'] as const)
  const absent = luck.pick(['zero', 'leave-out', 'mean'] as const)
  const repeat = { times, take, absent, ...(take === 'best' && luck.odds(60) && { best: luck.int(1, times) }) }
  const common = { kind: 'group' as const, level: 'module' as const, id: id('m'), name: name('attempts'), ...places(luck), repeat }
  if (luck.odds(50)) {
    const given = { ...anyGiven(id), sitting: { source: 'clerk' as const } }
    const aspect: Aspect = { ...anyAspect(luck, id, 'judge', []), sitting: { source: 'judge', panel: anyPanel(luck, 'aspect') } }
    if (aspect.kind === 'points') aspect[luck.odds(75) ? 'factor' : 'base'] = given.id
    return { ...common, children: [given, aspect] }
  }
  const isJudged = luck.odds(60)
  const children = Array.from({ length: luck.int(1, 2) }, () => anyAspect(luck, id, isJudged ? 'judge' : 'clerk', []))
  return {
    ...common,
    sitting: isJudged ? { source: 'judge', panel: anyPanel(luck, luck.pick(['aspect', 'total'])) } : { source: 'clerk' },
    children,
  }
}
