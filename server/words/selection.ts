/** Words of the exact selection: rules and where a list stands with them, why somebody is on it or not, conflicts and ways out. */
import type { Clash, Conflict, Relaxation } from '../scoring/selection/conflict.ts'
import type { InstanceFault } from '../scoring/selection/faults.ts'
import type { Candidate, Give, Instance, RuleKey } from '../scoring/selection/instance.ts'
import type { Selection } from '../scoring/selection/select.ts'
import type { Standing } from '../scoring/selection/status.ts'
import type { Reason, Why } from '../scoring/selection/why.ts'
import { type Lang, say, type Words } from './words.ts'

const people = (n: number) => `${n} ${n === 1 ? 'person' : 'people'}`

export const selection = {
  usage: [
    `用法：npm run -s select -- 文件.json [一种方式] [--seconds 秒数] [--lang zh|en]

  （不带方式）      在全部规则下总分最高的名单：入选者、总分、各项规则、是否唯一；无解时给出冲突（JSON）
  --why 人选        为什么没有入选（或为什么入选），反过来又会怎样
  --prices          每项规则的代价：放宽一人，总分能高多少
  --repair          对手工名单（文件里的 list）改动最少的合规名单
  npm run -s select -- --schema    输出文件格式（JSON Schema）

默认最多算 5 秒，届时给出目前最好的名单和差距。
退出码：0 成功，1 文件有错、没有合规的名单或时间不够，2 用法不对。`,
    `Usage: npm run -s select -- FILE.json [one of these] [--seconds N] [--lang zh|en]

  (nothing more)    the list of most merit under all rules: who, how much, every rule, whether it is the only one; or the conflict (JSON)
  --why CANDIDATE   why somebody is not on the list, or is, and what the other way would cost
  --prices          what each rule costs: how much more merit there is when it gives way by one
  --repair          the lawful list that changes a list made by hand ("list" in the file) the least
  npm run -s select -- --schema    what a file must look like (JSON Schema)

It takes 5 seconds unless said, then gives the best list so far with its gap.
Exit code: 0 well, 1 a faulty file, no lawful list or no time, 2 wrong usage.`,
  ],
  noCandidate: [(id: string) => `文件里没有人选「${id}」`, (id: string) => `There is no candidate "${id}" in the file`],
  noList: ['文件里没有手工名单（list）', 'The file holds no list made by hand ("list")'],
  late: ['时间到了，还没有找到合规的名单，也没有证明没有', 'Time was up before a lawful list was found, or was proven not to exist'],
  rule: {
    seats: ['名额', 'Seats'],
    unit: [(name: string) => `单位「${name}」`, (name: string) => `Unit ${name}`],
    team: [(name: string) => `班组「${name}」`, (name: string) => `Team ${name}`],
    category: [(name: string) => `类别「${name}」的名额`, (name: string) => `Seats of category ${name}`],
    quota: [(name: string) => name, (name: string) => name],
    in: [(name: string) => `指定入选：${name}`, (name: string) => `${name} is put on the list`],
    out: [(name: string) => `指定不入选：${name}`, (name: string) => `${name} is kept off the list`],
  },
  bound: {
    exactly: [(n: number) => `须为 ${n} 人`, (n: number) => `exactly ${n}`],
    least: [(n: number) => `至少 ${n} 人`, (n: number) => `at least ${n}`],
    most: [(n: number) => `至多 ${n} 人`, (n: number) => `at most ${n}`],
    between: [(a: number, b: number) => `${a} 至 ${b} 人`, (a: number, b: number) => `${a} to ${b}`],
    none: ['不限', 'no bound'],
  },
  standing: {
    counted: [
      (rule: string, n: number, of: number | null, bound: string) => `${rule}：${n} 人${of === null ? '' : `（共 ${of} 人）`}，${bound}`,
      (rule: string, n: number, of: number | null, bound: string) => `${rule}: ${n}${of === null ? '' : ` of ${of}`}, ${bound}`,
    ],
    met: ['符合', 'met'],
    short: [(n: number) => `还差 ${n} 人`, (n: number) => `short by ${n}`],
    over: [(n: number) => `超出 ${n} 人`, (n: number) => `over by ${n}`],
  },
  result: {
    optimal: [
      (n: number, merit: string) => `${n} 人，总分 ${merit}，已证明是最高的。`,
      (n: number, merit: string) => `${n} chosen, merit ${merit}: proven to be the most.`,
    ],
    soFar: [
      (n: number, merit: string, gap: string | null) =>
        `时间到。目前最好：${n} 人，总分 ${merit}；${gap === null ? '还能高多少不知道' : `最多还能高 ${gap}`}。`,
      (n: number, merit: string, gap: string | null) =>
        `Time was up. The best so far: ${n} chosen, merit ${merit}; ${gap === null ? 'how much more there could be is not known' : `at most ${gap} more is possible`}.`,
    ],
    only: ['这是唯一的最优名单。', 'It is the only list of this merit.'],
    notOnly: [
      (out: string, into: string) => `还有总分相同的名单，例如：${out}换成${into}；按声明的次序取定。`,
      (out: string, into: string) => `Other lists have the same merit, for example with ${into} for ${out}; the declared goals decided.`,
    ],
    notSettled: ['时间到，并列未能全部按次序取定。', 'Time was up before every tie was settled by the goals.'],
    onlyUnknown: ['是否唯一，时间不够，没有查明。', 'Whether it is the only one was not found out in time.'],
  },
  conflict: {
    lead: ['没有一份名单能满足全部规则。以下规则不能同时成立：', 'No list keeps all rules. These cannot hold together:'],
    leadSome: ['没有一份名单能满足全部规则。冲突在以下规则之中：', 'No list keeps all rules. The conflict is among these:'],
    asks: [
      (rule: string, bound: string, reach: number) => `${rule}：${bound}；其余几项成立时只能是 ${reach} 人`,
      (rule: string, bound: string, reach: number) => `${rule}: ${bound}; with the others kept it comes to ${reach}`,
    ],
    by: [
      (rule: string, n: number) => `${rule}：其余几项成立时差 ${n} 人`,
      (rule: string, n: number) => `${rule}: with the others kept it misses by ${n}`,
    ],
    overlap: [
      (a: number, b: number, seats: number, both: number, are: number) =>
        `${a} + ${b} − ${seats} = ${both} 人须两项兼有，符合的只有 ${are} 人`,
      (a: number, b: number, seats: number, both: number, are: number) =>
        `${a} + ${b} − ${seats} = ${both} people must be both; only ${are} are`,
    ],
    units: [
      (n: number, places: number) => `${n} 个单位合计只有 ${places} 个名额`,
      (n: number, places: number) => `${n} units together have ${places} places`,
    ],
    ways: ['可以这样放宽（需由委员会决定）：', 'What would have to give (for the committee to decide):'],
    noWays: ['没有找到放宽的办法。', 'No way out was found.'],
    merit: [
      (merit: string, below: string) => `，总分 ${merit}${below === '0' ? '' : `（低 ${below}）`}`,
      (merit: string, below: string) => `; merit ${merit}${below === '0' ? '' : ` (${below} less)`}`,
    ],
  },
  give: {
    least: [(rule: string, n: number) => `${rule}少 ${n} 人`, (rule: string, n: number) => `${rule}: ${n} fewer`],
    most: [(rule: string, n: number) => `${rule}多 ${n} 人`, (rule: string, n: number) => `${rule}: ${n} more`],
    in: [(name: string) => `不再指定${name}入选`, (name: string) => `no longer put ${name} on the list`],
    out: [(name: string) => `不再排除${name}`, (name: string) => `no longer keep ${name} off the list`],
  },
  why: {
    on: [
      (name: string, merit: string) => `${name}（${merit}）入选。`,
      (name: string, merit: string) => `${name} (${merit}) is on the list.`,
    ],
    off: [
      (name: string, merit: string) => `${name}（${merit}）未入选。`,
      (name: string, merit: string) => `${name} (${merit}) is not on the list.`,
    ],
    'forced-in': [
      (reason: string, by: string | null) => `指定入选：${reason}${by ? `（${by}）` : ''}`,
      (reason: string, by: string | null) => `Put on the list${by ? ` by ${by}` : ''}: ${reason}`,
    ],
    'forced-out': [
      (reason: string, by: string | null) => `指定不入选：${reason}${by ? `（${by}）` : ''}`,
      (reason: string, by: string | null) => `Kept off the list${by ? ` by ${by}` : ''}: ${reason}`,
    ],
    team: [(names: string) => `同班组的${names}已入选`, (names: string) => `${names} of the same team is on the list`],
    full: [
      (rule: string, most: number, names: string) => `${rule}已满（${most} 人：${names}）`,
      (rule: string, most: number, names: string) => `${rule} is full (${most}: ${names})`,
    ],
    cap: [(rule: string) => `「${rule}」已到上限`, (rule: string) => `The cap "${rule}" is reached`],
    needed: [
      (n: number, rules: string) => `分数更低而入选的 ${n} 人，换下任何一人都会影响：${rules}`,
      (n: number, rules: string) => `${people(n)} with less merit are on the list; taking one off for this one would break: ${rules}`,
    ],
    neededOn: [
      (n: number, rules: string) => `分数更高而未入选的 ${n} 人，换上任何一人都会影响：${rules}`,
      (n: number, rules: string) => `${people(n)} with more merit are not on the list; putting one on for this one would break: ${rules}`,
    ],
    merit: [
      (name: string, merit: string) => `能替换的人分数都更高，最低的是${name}（${merit}）`,
      (name: string, merit: string) => `Everyone who could make place has more merit; the lowest is ${name} (${merit})`,
    ],
    equal: [
      (name: string) => `与能替换的${name}同分，按声明的次序取定`,
      (name: string) => `${name}, who could make place, has the same merit; the declared goals decided`,
    ],
    otherwise: [
      (on: boolean, out: string, into: string, costs: string) =>
        `如果${on ? '不入选' : '入选'}：${out}退出，${into}进入，总分${costs.startsWith('-') ? `高 ${costs.slice(1)}` : costs === '0' ? '不变' : `低 ${costs}`}。`,
      (on: boolean, out: string, into: string, costs: string) =>
        `${on ? 'Without' : 'With'} this one: out ${out}; in ${into}; merit ${costs.startsWith('-') ? `rises by ${costs.slice(1)}` : costs === '0' ? 'stays the same' : `falls by ${costs}`}.`,
    ],
    notProven: ['（时间到，可能还有更好的）', ' (time was up; there may be a better way)'],
    never: ['如果反过来，没有一份名单能满足全部规则：', 'The other way round no list keeps all rules:'],
  },
  none: ['无人', 'nobody'],
  others: [(n: number) => `等，另 ${n} 人`, (n: number) => ` and ${n} more`],
  and: ['、', ', '],
  fault: {
    twice: [(v: string) => `「${v}」出现了两次`, (v: string) => `"${v}" is there twice`],
    'person-twice': [(v: string) => `同一个人（${v}）被列了两次`, (v: string) => `The same person (${v}) is there twice`],
    'not-decimal': [(v: string) => `「${v}」不是小数`, (v: string) => `"${v}" is no decimal such as "92.35"`],
    'merit-too-fine': [
      (v: string) => `「${v}」位数太多：按最小单位计，分数不得超过 100 亿`,
      (v: string) => `"${v}" has too many digits: counted in the smallest unit that occurs, merit may be 10,000,000,000 at most`,
    ],
    'category-unknown': [(v: string) => `没有名额的类别「${v}」`, (v: string) => `No seats are given to the category "${v}"`],
    'candidate-unknown': [(v: string) => `没有人选「${v}」`, (v: string) => `There is no candidate "${v}"`],
    'forced-both': [(v: string) => `「${v}」既指定入选又指定不入选`, (v: string) => `"${v}" is both put on the list and kept off it`],
    'share-or-count': [(v: string) => `规则「${v}」须写 share 或 count 之一`, (v: string) => `The rule "${v}" needs either share or count`],
    'bad-share': [(v: string) => `「${v}」不是 0 至 100% 的比例`, (v: string) => `"${v}" is no share of 0 to 100 %`],
    'attribute-unknown': [(v: string) => `没有人选有「${v}」这一项`, (v: string) => `No candidate has the attribute "${v}"`],
    'no-condition': [(v: string) => `「${v}」没有写 in 或 out`, (v: string) => `"${v}" has neither in nor out`],
  },
} as const satisfies Words

export const instanceFaultText = (fault: InstanceFault, lang: Lang): string => say(selection, lang).fault[fault.code](fault.value)

const FEW = 5

/** Sentences about one instance. @param nameOf how a candidate is called */
export function speaker(
  instance: Instance,
  lang: Lang,
  nameOf: (one: Candidate) => string = ({ id, name }) => (name ? `${name} (${id})` : id),
) {
  const w = say(selection, lang)
  const names = new Map(instance.candidates.map((one) => [one.id, nameOf(one)]))
  const person = (id: string) => names.get(id) ?? id
  const list = (ids: readonly string[]) => (ids.length > 0 ? ids.map(person).join(w.and) : w.none)
  /** A category's names can be hundreds. */
  const few = (ids: readonly string[]) => list(ids.slice(0, FEW)) + (ids.length > FEW ? w.others(ids.length - FEW) : '')
  const named = (all: readonly { id: string; name?: string }[] | undefined, id: string) => all?.find((one) => one.id === id)?.name ?? id
  const colon = (key: RuleKey): [string, string] => [key.split(':', 1)[0] ?? '', key.slice(key.indexOf(':') + 1)]

  const rule = (key: RuleKey): string => {
    const [kind, id] = colon(key)
    if (kind === 'unit') return w.rule.unit(named(instance.units, id))
    if (kind === 'category') return w.rule.category(named(instance.categories, id))
    if (kind === 'team') return w.rule.team(named(instance.teams, id))
    if (kind === 'in' || kind === 'out') return w.rule[kind](person(id))
    if (kind === 'quota') return w.rule.quota(instance.quotas?.find((one) => one.id === id)?.name[lang] || id)
    return w.rule.seats
  }
  const bound = (least: number | null, most: number | null): string => {
    if (least === null || least === 0) return most === null ? w.bound.none : w.bound.most(most)
    if (most === null) return w.bound.least(least)
    return least === most ? w.bound.exactly(least) : w.bound.between(least, most)
  }
  const standing = ({ rule: key, numerator, denominator, least, most, state, by }: Standing): string => {
    const [kind] = colon(key)
    const said = kind === 'in' || kind === 'out' ? rule(key) : w.standing.counted(rule(key), numerator, denominator, bound(least, most))
    return `${said}${lang === 'zh' ? '：' : ': '}${state === 'met' ? w.standing.met : w.standing[state](by)}`
  }
  const clash = ({ rule: key, by, asked, reach }: Clash): string => {
    const [kind] = colon(key)
    if (kind === 'in' || kind === 'out' || by === null) return rule(key)
    if (asked === null || reach === null) return w.conflict.by(rule(key), by)
    const isExact = kind === 'seats' || kind === 'category'
    return w.conflict.asks(rule(key), isExact ? w.bound.exactly(asked) : reach < asked ? w.bound.least(asked) : w.bound.most(asked), reach)
  }
  const give = ({ rule: key, side, by }: Give): string => {
    const [kind, id] = colon(key)
    return kind === 'in' || kind === 'out' ? w.give[kind](person(id)) : w.give[side](rule(key), by)
  }
  const way = ({ gives, merit, below }: Relaxation): string =>
    gives.map(give).join(w.and) + (merit === null ? '' : w.conflict.merit(merit, below ?? '0'))
  const reason = (one: Reason, chosen: boolean): string => {
    if (one.kind === 'team') return w.why.team(list(one.chosen))
    if (one.kind === 'unit') return w.why.full(rule(`unit:${one.unit}`), one.most, list(one.chosen))
    if (one.kind === 'category') return w.why.full(rule(`category:${one.category}`), one.most, few(one.chosen))
    if (one.kind === 'cap') return w.why.cap(rule(`quota:${one.quota}`))
    if (one.kind === 'needed') return w.why[chosen ? 'neededOn' : 'needed'](one.lower, one.rules.map(rule).join(w.and))
    if (one.kind === 'merit') return one.equal ? w.why.equal(person(one.lowest)) : w.why.merit(person(one.lowest), one.merit)
    return w.why[one.kind](one.reason, one.by)
  }
  /** A unit among so many that none of them was looked at alone. */
  const isOneOfMany = ({ rule: key, by, asked }: Clash) => colon(key)[0] === 'unit' && by === null && asked !== null
  const many = (units: readonly Clash[]): string[] =>
    units.length > 0
      ? [
          `  ${w.conflict.units(
            units.length,
            units.reduce((sum, { asked }) => sum + (asked ?? 0), 0),
          )}`,
        ]
      : []
  const conflict = ({ rules, irreducible, overlap, relaxations }: Conflict): string[] => [
    irreducible ? w.conflict.lead : w.conflict.leadSome,
    ...rules.filter((one) => !isOneOfMany(one)).map((one) => `  ${clash(one)}`),
    ...many(rules.filter(isOneOfMany)),
    ...(overlap ? [`  ${w.conflict.overlap(...overlap.asked, overlap.seats, overlap.both, overlap.are)}`] : []),
    relaxations.length > 0 ? w.conflict.ways : w.conflict.noWays,
    ...relaxations.map((one) => `  ${way(one)}`),
  ]
  const why = ({ candidate, merit, chosen, reasons, otherwise, conflict: none }: Why): string[] => [
    (chosen ? w.why.on : w.why.off)(person(candidate), merit),
    ...reasons.map((one) => `  ${reason(one, chosen)}`),
    ...(otherwise
      ? [
          w.why.otherwise(chosen, list(otherwise.change.out), list(otherwise.change.in), otherwise.costs) +
            (otherwise.proven ? '' : w.why.notProven),
        ]
      : []),
    ...(none ? [w.why.never, ...conflict(none).slice(1)] : []),
  ]
  /** How good a list is, whether it is the only one, and what settled its ties. */
  const outcome = ({ status, chosen, merit, gap, only, other, settled }: Selection): string[] => [
    status === 'optimal' ? w.result.optimal(chosen.length, merit) : w.result.soFar(chosen.length, merit, gap),
    ...(status !== 'optimal'
      ? []
      : [only === null ? w.result.onlyUnknown : only ? w.result.only : w.result.notOnly(list(other?.out ?? []), list(other?.in ?? []))]),
    ...(only === false && !settled ? [w.result.notSettled] : []),
  ]
  return { rule, give, standing, conflict, way, why, list, outcome, words: w }
}
