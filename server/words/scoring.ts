/** Words of scoring: kinds and states, what can be wrong with a scheme or a mark, and every step of a trace as a sentence. */

import type { Effect, Fault, FaultCode, Key, Node, Owed, Scheme, SourceKind, StandingState, Step, Text } from '../scoring/types.ts'
import { common } from './common.ts'
import { markSentences } from './mark-sentences.ts'
import type { Lang, Pair, Words } from './words.ts'

const { skillLevel } = common

type Params = Readonly<Record<string, string | undefined>>

/** Texts of faults, one for every code; the types see to it that none is missing. */
const faults = {
  'root-not-group': ['方案的顶层必须是一个组，不能是评分点', 'The top of a scheme must be a group, not an aspect'],
  'too-deep': [(p: Params) => `层级过深：最多 ${p.deepest} 层`, (p: Params) => `Too deep: at most ${p.deepest} levels`],
  'id-form': [
    (p: Params) => `代号「${p.id}」只能用小写字母、数字和连字符`,
    (p: Params) => `The id "${p.id}" may hold only lower-case letters, digits and hyphens`,
  ],
  'id-twice': [(p: Params) => `代号「${p.id}」用了两次`, (p: Params) => `The id "${p.id}" is used twice`],
  'no-children': [(p: Params) => `「${p.id}」下面没有任何评分点`, (p: Params) => `There is nothing under "${p.id}"`],
  'name-missing': [(p: Params) => `「${p.id}」缺少中文或英文名称`, (p: Params) => `"${p.id}" needs a name in both languages`],
  'places-range': ['小数位数应为 0 到 9 的整数', 'Places after the point must be a whole number from 0 to 9'],
  'weight-needless': [
    (p: Params) => `「${p.id}」不计分，不应有权重`,
    (p: Params) => `"${p.id}" gives no points to weigh; remove its weight`,
  ],
  'weight-form': [
    (p: Params) => `权重「${p.value}」不可读：请写 30%、0.3 或 1/3`,
    (p: Params) => `The weight "${p.value}" cannot be read: write 30%, 0.3 or 1/3`,
  ],
  'weight-without-points': [(p: Params) => `「${p.id}」有权重，但满分为 0`, (p: Params) => `"${p.id}" has a weight but is out of 0 points`],
  'weights-mixed': [
    (p: Params) => `同一层要么都有权重，要么都没有：「${p.id}」缺权重`,
    (p: Params) => `Either all siblings have a weight or none has: "${p.id}" has none`,
  ],
  'weights-sum': [
    (p: Params) => `同一层权重之和必须正好是 1，现为 ${p.sum}（三等分请写 1/3）`,
    (p: Params) => `Weights of siblings must sum to exactly 1, not ${p.sum} (write 1/3 for thirds)`,
  ],
  'full-sum': [
    (p: Params) => `满分写的是 ${p.full}，各项合计是 ${p.sum}`,
    (p: Params) => `Full points are given as ${p.full}, but the parts sum to ${p.sum}`,
  ],
  'pass-too-high': [(p: Params) => `及格线 ${p.pass} 高于满分`, (p: Params) => `The pass mark ${p.pass} is above the full points`],
  'floor-above-cap': ['下限高于上限', 'The floor is above the cap'],
  'number-form': [
    (p: Params) => `「${p.value}」不是数字：请用半角数字和小数点，如 9.25`,
    (p: Params) => `"${p.value}" is not a number here: use digits and a point, like 9.25`,
  ],
  'count-range': [
    (p: Params) => `应为 ${p.least} 到 ${p.most} 的整数`,
    (p: Params) => `Must be a whole number from ${p.least} to ${p.most}`,
  ],
  'share-range': [
    (p: Params) => `比例「${p.value}」不可读，或不在允许范围内`,
    (p: Params) => `The share "${p.value}" cannot be read or is out of range`,
  ],
  'repeat-best': [
    '取最好几次的次数应在 1 与总次数之间，且只用于「取最好」',
    'The number of best attempts must lie between 1 and all of them, and belongs to "best" only',
  ],
  'repeat-nested': ['重复的组里不能再有重复', 'A repeated group cannot hold another repeated group'],
  'advance-not-a-stage': [
    (p: Params) => `只有直接在顶层下的阶段才能设晋级：「${p.id}」不是`,
    (p: Params) => `Only a stage right under the top can send entries on: "${p.id}" is not one`,
  ],
  'advance-to-nothing': [
    (p: Params) => `「${p.id}」之后没有下一阶段，无处晋级`,
    (p: Params) => `No stage follows "${p.id}", so there is nothing to advance to`,
  ],
  'advance-unreachable': [
    (p: Params) => `晋级线 ${p.least} 高于满分，无人能晋级`,
    (p: Params) => `Nobody can reach ${p.least}: it is above the full points`,
  ],
  'cut-empty': ['晋级规则没有写人数、比例或分数线', 'The cut names neither a number, a share nor a threshold'],
  'range-empty': [(p: Params) => `取值范围为空：${p.min} 到 ${p.max}`, (p: Params) => `The range is empty: ${p.min} to ${p.max}`],
  'step-range': [(p: Params) => `步长或数值「${p.step}」必须大于 0`, (p: Params) => `"${p.step}" must be more than 0`],
  'step-divides': [
    (p: Params) => `从 ${p.min} 到 ${p.max} 不能按 ${p.step} 整分`,
    (p: Params) => `Steps of ${p.step} do not divide ${p.min} to ${p.max}`,
  ],
  'full-not-zero': [(p: Params) => `「${p.id}」不给分，满分应写 0`, (p: Params) => `"${p.id}" gives no points; its full points must be 0`],
  'full-not-from': [
    (p: Params) => `扣分项的满分 ${p.full} 应等于起点 ${p.from}`,
    (p: Params) => `Full points ${p.full} must equal the starting points ${p.from}`,
  ],
  'max-not-positive': [
    (p: Params) => `最高分 ${p.max} 不大于 0，满分应与它相同`,
    (p: Params) => `The highest mark ${p.max} is not above 0; full points must be the same`,
  ],
  'points-above-full': [
    (p: Params) => `${p.points} 分高于满分 ${p.full}`,
    (p: Params) => `${p.points} points are above the full ${p.full}`,
  ],
  'descriptor-missing': [
    (p: Params) => `评判等级 ${p.level} 缺少描述`,
    (p: Params) => `Level ${p.level} of the judgement needs a descriptor`,
  ],
  'bands-order': [(p: Params) => `分档 ${p.from} 的顺序不对`, (p: Params) => `The band from ${p.from} is out of order`],
  'line-flat': ['直线的两个取值相同', 'The two ends of the line have the same value'],
  'grade-twice': [(p: Params) => `等级「${p.grade}」为空或重复`, (p: Params) => `The grade "${p.grade}" is empty or used twice`],
  'given-missing': [(p: Params) => `「${p.id}」不是给定值`, (p: Params) => `"${p.id}" is not a given number of this scheme`],
  'given-elsewhere': [
    (p: Params) => `给定值「${p.id}」在另一个重复组里`,
    (p: Params) => `The given number "${p.id}" belongs to another repeated group`,
  ],
  'no-sitting': [
    (p: Params) => `「${p.id}」没有评分来源：请为它或上层设定评分来源`,
    (p: Params) => `Nobody marks "${p.id}": set a source on it or on a node above it`,
  ],
  'sitting-nested': [(p: Params) => `「${p.id}」的上层已有评分来源`, (p: Params) => `A node above "${p.id}" already has a source`],
  'panel-missing': [
    (p: Params) => `「${p.id}」由评委评分，需设评委组规则`,
    (p: Params) => `"${p.id}" is marked by judges and needs a panel rule`,
  ],
  'panel-trim': [
    (p: Params) => `${p.size} 名评委去掉 ${p.drop} 个分数后无分可算`,
    (p: Params) => `Dropping ${p.drop} of ${p.size} judges leaves nothing`,
  ],
  'quorum-range': [(p: Params) => `最少评委数应在 1 与 ${p.size} 之间`, (p: Params) => `The quorum must lie between 1 and ${p.size}`],
  'places-rule': [
    '名次法只用于按总分评的完整评分来源，不去分、不设分差；名次均值和多数法只用于顶层',
    'Places need whole totals of one sitting without trimming or spread; mean rank, Borda and majority stand at the top only',
  ],
  'reported-by-itself': ['单位自己就是评分来源，不必另设自报', 'Units are the source here already; remove "reported"'],
  'no-keys': ['没有排名依据', 'The scheme names no ranking key'],
  'key-node': [
    (p: Params) => `排名依据「${p.node}」不存在或不能排名`,
    (p: Params) => `The ranking key "${p.node}" does not exist or cannot rank`,
  ],
  'key-twice': [(p: Params) => `排名依据「${p.key}」用了两次`, (p: Params) => `The ranking key "${p.key}" is used twice`],
  'key-needless': ['这种排名依据不需要指定项目', 'This kind of key names no node'],
  'countback-nothing': [
    (p: Params) => `「${p.node}」下面没有多个评委或多次成绩可比`,
    (p: Params) => `There are no judges' marks or attempts under "${p.node}" to count back`,
  ],
  'places-order': [(p: Params) => `「${p.node}」是名次，方向反了`, (p: Params) => `"${p.node}" is ranked the wrong way round`],
  'prize-measure': [
    (p: Params) => `奖次「${p.id}」须写名额、比例之一，或只写分数线`,
    (p: Params) => `The prize "${p.id}" needs a number or a share (not both), or a threshold alone`,
  ],
  'prize-shares': ['各奖次比例之和超过 100%', 'The shares of all prizes exceed 100 %'],
  'prizes-and-medals': ['奖牌和奖次只能选一种', 'Use either medals or prizes, not both'],
  'date-form': [(p: Params) => `日期「${p.value}」应写成 1991-05-01`, (p: Params) => `The date "${p.value}" must look like 1991-05-01`],
  'level-same': [(p: Params) => `技能等级「${p.level}」没有晋升`, (p: Params) => `The skill level "${p.level}" is promoted to itself`],
  'squad-count-low': [
    '分值越小越好时，缺员不能按 0 分计入团体，请改为不计该队',
    'Where fewer is better a missing member cannot count as 0: leave such squads out',
  ],
  'squad-best': ['取前几名的人数不对', 'The number of best members is not right'],
  'squad-points': [
    (p: Params) => `参赛队按奖次计分的分值不对：${p.prize}`,
    (p: Params) => `Squad points for prizes are not right: ${p.prize}`,
  ],
  'squad-key': [(p: Params) => `参赛队不能按「${p.key}」排名`, (p: Params) => `Squads cannot be ranked by "${p.key}"`],
  'standardise-node': [
    '校正须指定一个按评委总分合成的评分来源，且不用名次法',
    'Name one sitting whose judges’ totals are joined, without places, to correct its judges',
  ],
  'standardise-scores': ['标准分只用于顶层，且顶层下限须设为无', 'z and T scores stand at the top only, and its floor must be none'],
  'entry-twice': [(p: Params) => `参赛「${p.entry}」出现两次`, (p: Params) => `The entry "${p.entry}" appears twice`],
  'entry-unknown': [(p: Params) => `没有参赛「${p.entry}」`, (p: Params) => `There is no entry "${p.entry}"`],
  'sheet-twice': [
    (p: Params) => `「${p.source}」给「${p.entry}」的评分表出现两次`,
    (p: Params) => `"${p.source}" has two sheets for "${p.entry}"`,
  ],
  'sitting-unknown': [(p: Params) => `方案里没有评分来源「${p.sitting}」`, (p: Params) => `The scheme has no sitting "${p.sitting}"`],
  'cell-unknown': [(p: Params) => `评分表里没有「${p.cell}」`, (p: Params) => `The sheet has no cell "${p.cell}"`],
  'incident-twice': [(p: Params) => `违规记录「${p.incident}」出现两次`, (p: Params) => `The incident "${p.incident}" appears twice`],
  'incident-low-best': [
    '按名次计且数值越小越好时，扣分或封顶反而有利于本人：请改用作废、列末位或取消资格',
    'Where fewer is better, taking points or capping them would help: void, put last or disqualify instead',
  ],
  'incident-node': [
    (p: Params) => `违规记录指向的「${p.node}」不存在`,
    (p: Params) => `The incident names "${p.node}", which does not exist`,
  ],
  ...markSentences,
} as const satisfies Record<FaultCode, Pair<string | ((p: Params) => string)>>

const states = {
  normal: ['正常', 'Ranked'],
  absent: ['缺考', 'Absent'],
  withdrawn: ['弃权', 'Withdrawn'],
  disqualified: ['取消资格', 'Disqualified'],
  exhibition: ['表演赛', 'Exhibition'],
  incomplete: ['评分未完成', 'Not yet complete'],
  'needs-rescore': ['需重评', 'Needs re-scoring'],
  vetoed: ['一票否决', 'Vetoed'],
} as const satisfies Record<StandingState, Pair<string>>

const sources = {
  judge: ['评委', 'Judge'],
  panel: ['评委组合议', 'Panel, agreed'],
  timekeeper: ['计时员', 'Timekeeper'],
  clerk: ['录入员', 'Clerk'],
  import: ['导入', 'Import'],
  unit: ['单位自报', 'Unit, reported'],
  department: ['部门核定', 'Department, verified'],
} as const satisfies Record<SourceKind, Pair<string>>

const keys = {
  node: ['分数', 'points'],
  penalties: ['违规较少', 'fewer penalties'],
  countback: ['逐分比较', 'count-back'],
  age: ['年龄', 'age'],
  lots: ['抽签', 'draw of lots'],
  chief: ['裁判长裁定', "the chief judge's decision"],
} as const satisfies Record<Key['by'], Pair<string>>

const medals = {
  gold: ['金牌', 'Gold'],
  silver: ['银牌', 'Silver'],
  bronze: ['铜牌', 'Bronze'],
  medallion: ['优胜奖', 'Medallion for excellence'],
} as const satisfies Words

const effects = {
  points: [
    (n: string) => (n.startsWith('-') ? `扣 ${n.slice(1)} 分` : `加 ${n} 分`),
    (n: string) => (n.startsWith('-') ? `${n.slice(1)} points off` : `${n} points added`),
  ],
  cap: [(n: string) => `不超过 ${n} 分`, (n: string) => `capped at ${n}`],
  zero: ['记 0 分', 'set to 0'],
  void: ['成绩作废', 'void'],
  veto: ['一票否决', 'veto'],
  disqualify: ['取消资格', 'disqualified'],
} as const satisfies Words

const why = {
  'not-marked': ['尚未评分', 'not yet marked'],
  absent: ['缺考', 'absent'],
  abstained: ['弃评', 'abstained'],
  recused: ['回避', 'recused'],
  waived: ['裁判长准予缺评', 'let go by the chief judge'],
} as const satisfies Words

const steps = {
  agreed: [
    (node: string, mark: string, points: string, full: string) => `${node}：${mark} → ${points} 分（满分 ${full}）`,
    (node: string, mark: string, points: string, full: string) => `${node}: ${mark} → ${points} of ${full}`,
  ],
  plainValue: [(node: string, mark: string) => `${node}：${mark}`, (node: string, mark: string) => `${node}: ${mark}`],
  marked: [
    (node: string, marks: string) => `${node}：评委打分 ${marks}`,
    (node: string, marks: string) => `${node}: judges marked ${marks}`,
  ],
  dropped: [
    (high: string, low: string) => `去掉${[high && `最高 ${high}`, low && `最低 ${low}`].filter(Boolean).join('、')}；`,
    (high: string, low: string) => `${[high, low].filter(Boolean).join(' and ')} dropped; `,
  ],
  shortMean: ['评委人数不足，按平均分计；', 'too few judges to trim, so the plain mean; '],
  shortFewer: ['评委人数不足，少去；', 'too few judges, so fewer were dropped; '],
  mean: [
    (values: string, value: string, full: string) => `${values} 平均 = ${value}（满分 ${full}）`,
    (values: string, value: string, full: string) => `mean of ${values} = ${value} of ${full}`,
  ],
  median: [
    (values: string, value: string, full: string) => `${values} 的中位数 = ${value}（满分 ${full}）`,
    (values: string, value: string, full: string) => `median of ${values} = ${value} of ${full}`,
  ],
  sum: [
    (values: string, value: string, full: string) => `${values} 之和 = ${value}（满分 ${full}）`,
    (values: string, value: string, full: string) => `sum of ${values} = ${value} of ${full}`,
  ],
  places: [
    (values: string, value: string) => `各评委所排名次 ${values} → ${value}`,
    (values: string, value: string) => `judges' places ${values} → ${value}`,
  ],
  missing: [
    (node: string, who: string, reason: string) => `${node}：${who}${reason}，不计入`,
    (node: string, who: string, reason: string) => `${node}: ${who}${reason}, not counted`,
  ],
  spread: [
    (node: string, values: string, max: string) => `${node}：${values} 相差超过 ${max}，需重评，不取平均`,
    (node: string, values: string, max: string) => `${node}: ${values} lie more than ${max} apart; to be re-scored, never averaged`,
  ],
  disagree: [
    (node: string, values: string) => `${node}：${values} 不一致，需核对`,
    (node: string, values: string) => `${node}: ${values} do not agree and must be settled`,
  ],
  factor: [
    (node: string, value: string, factor: string, base: string, points: string) =>
      `${node}：${value}${factor && ` × 系数 ${factor}`}${base && ` + 基础分 ${base}`} = ${points}`,
    (node: string, value: string, factor: string, base: string, points: string) =>
      `${node}: ${value}${factor && ` × factor ${factor}`}${base && ` + base ${base}`} = ${points}`,
  ],
  weight: [
    (node: string, points: string, full: string, weight: string, gives: string) => `${node}：${points} / ${full} × ${weight} = ${gives}`,
    (node: string, points: string, full: string, weight: string, gives: string) => `${node}: ${points} of ${full} × ${weight} = ${gives}`,
  ],
  added: [
    (node: string, parts: string, points: string, full: string) => `${node}：${parts} = ${points}（满分 ${full}）`,
    (node: string, parts: string, points: string, full: string) => `${node}: ${parts} = ${points} of ${full}`,
  ],
  repeatSum: [
    (node: string, kept: string, points: string) => `${node}：各次 ${kept} 之和 = ${points}`,
    (node: string, kept: string, points: string) => `${node}: attempts ${kept} sum to ${points}`,
  ],
  repeatMean: [
    (node: string, kept: string, points: string) => `${node}：各次 ${kept} 平均 = ${points}`,
    (node: string, kept: string, points: string) => `${node}: mean of attempts ${kept} = ${points}`,
  ],
  repeatBest: [
    (node: string, kept: string, points: string, dropped: string) =>
      `${node}：取最好 ${kept}${dropped && `（未取 ${dropped}）`} = ${points}`,
    (node: string, kept: string, points: string, dropped: string) =>
      `${node}: best ${kept}${dropped && ` (not counted: ${dropped})`} = ${points}`,
  ],
  incident: [
    (node: string, effect: string, reason: string, before: string, after: string) =>
      `${node ? `${node}：` : ''}${effect}（${reason}）：${before} → ${after}`,
    (node: string, effect: string, reason: string, before: string, after: string) =>
      `${node ? `${node}: ` : ''}${effect} (${reason}): ${before} → ${after}`,
  ],
  floor: [
    (node: string, before: string, after: string) => `${node}：${before} 低于下限，记 ${after}`,
    (node: string, before: string, after: string) => `${node}: ${before} is under the floor, so ${after}`,
  ],
  cap: [
    (node: string, before: string, after: string) => `${node}：${before} 超过上限，记 ${after}`,
    (node: string, before: string, after: string) => `${node}: ${before} is over the cap, so ${after}`,
  ],
  round: [
    (node: string, before: string, after: string, places: number) => `${node}：${before} 四舍五入到 ${places} 位小数 = ${after}`,
    (node: string, before: string, after: string, places: number) => `${node}: ${before} rounded half up to ${places} places = ${after}`,
  ],
  standardise: [
    (by: string, before: string, after: string, edge: boolean) => `${by}：${before} → ${after}${edge ? '（紧靠舍入分界）' : ''}`,
    (by: string, before: string, after: string, edge: boolean) => `${by}: ${before} → ${after}${edge ? ' (next to a rounding edge)' : ''}`,
  ],
  passed: [
    (node: string, points: string, least: string) => `${node}：${points} 达到及格线 ${least}`,
    (node: string, points: string, least: string) => `${node}: ${points} reaches the pass mark ${least}`,
  ],
  failed: [
    (node: string, points: string, least: string) => `${node}：${points} 未达及格线 ${least}，保留名次，不得奖`,
    (node: string, points: string, least: string) => `${node}: ${points} is under the pass mark ${least}: the rank stays, no prize`,
  ],
  advanced: [
    (node: string, tie: boolean) => `${node}：晋级${tie ? '（末位并列）' : ''}`,
    (node: string, tie: boolean) => `${node}: goes on${tie ? ' (tied at the cut)' : ''}`,
  ],
  stopped: [
    (node: string, least: boolean) => `${node}：${least ? '未达晋级分数线' : '未晋级'}，名次列晋级者之后`,
    (node: string, least: boolean) => `${node}: ${least ? 'under the threshold' : 'does not go on'}, ranked behind those who do`,
  ],
  unranked: ['不排名次', 'Not ranked'],
  ranked: [
    (rank: number, of: number, shared: boolean) => `第 ${rank} 名（共 ${of}）${shared ? '，并列' : ''}`,
    (rank: number, of: number, shared: boolean) => `Rank ${rank} of ${of}${shared ? ', shared' : ''}`,
  ],
  decided: [
    (ahead: string, key: string, value: string) => `，在${ahead}之后，依据：${key}${value && `（${value}）`}`,
    (ahead: string, key: string, value: string) => `, behind ${ahead} by ${key}${value && ` (${value})`}`,
  ],
  earlier: ['晋级阶段', 'the stage reached'],
  prizeNone: ['无奖次', 'No prize'],
  prizeVetoed: ['一票否决，不得奖', 'Vetoed: no prize'],
  prizeFailed: ['有部分未达及格线，不得奖', 'A part was not passed: no prize'],
  prizeExhibition: ['表演赛，不占名次和奖次', 'Exhibition: takes no place and no prize'],
  prize: [
    (name: string, places: number) => `${name}${places ? `（${places} 个名额）` : ''}`,
    (name: string, places: number) => `${name}${places ? ` (${places} ${places === 1 ? 'place' : 'places'})` : ''}`,
  ],
  title: [
    (name: string, given: boolean) => `${name}：${given ? '授予' : '条件不符'}`,
    (name: string, given: boolean) => `${name}: ${given ? 'given' : 'conditions not met'}`,
  ],
  level: [(from: string, to: string) => `技能等级由${from}晋升为${to}`, (from: string, to: string) => `Skill: ${from} rises to ${to}`],
} as const satisfies Words

const standardised = {
  severity: ['评委宽严校正', 'Corrected for judges’ severity'],
  z: ['标准分（z）', 'z scores'],
  t: ['标准分（T）', 'T scores'],
  scale: ['换算量表分（非官方）', 'Scale (not official)'],
} as const satisfies Words

const owed = {
  mark: ['评分未完成', 'Marks are owed'],
  rescore: ['需重评或核对', 'To be re-scored or settled'],
  'panel-too-short': ['评委人数不足', 'Too few judges'],
  decision: ['名次并列，需裁定', 'Tied: a decision is owed'],
} as const satisfies Record<Owed['what'], Pair<string>>

const refused = {
  disconnected: ['评委之间没有共同的参赛作品相连，不能校正', 'Judges are not linked by common entries, so they cannot be corrected'],
  'few-marks': ['有评委评分不足 20 份，不能换算标准分', 'Some judges gave fewer than 20 marks, so no scores were computed'],
  'few-entries': ['参赛不足三个，不作换算', 'Fewer than three entries: no scale'],
  'no-panel': ['没有可校正的评委组', 'There is no panel to correct'],
} as const satisfies Words

export const scoring = { faults, states, sources, keys, medals, effects, why, steps, standardised, owed, refused } as const satisfies Words

/** A fault in words. @example faultText({ code: 'weights-sum', params: { sum: '0.9999' }, path: [] }, 'en') */
export function faultText(fault: Pick<Fault, 'code' | 'params'>, lang: Lang): string {
  const text = faults[fault.code]?.[half(lang)] ?? fault.code
  return typeof text === 'string' ? text : text(fault.params ?? {})
}

function half(lang: Lang): 0 | 1 {
  return lang === 'zh' ? 0 : 1
}

/**
 * One step of a trace as a sentence.
 * @param names the shown name of a judge, unit or entry; its id unless given
 * @example sentence(panelStep, scheme, 'en') // "Practice: 9.2 and 7.1 dropped; mean of 8.4 8.5 8.6 = 8.50 of 10"
 */
export function sentence(step: Step, scheme: Scheme, lang: Lang, names: (id: string) => string = (id) => id): string {
  return new Teller(scheme, lang, names).tell(step)
}

/** Tells the steps of one scheme in one language. */
class Teller {
  private readonly scheme: Scheme
  private readonly lang: Lang
  private readonly who: (id: string) => string

  constructor(scheme: Scheme, lang: Lang, who: (id: string) => string) {
    this.scheme = scheme
    this.lang = lang
    this.who = who
  }

  tell(step: Step): string {
    switch (step.do) {
      case 'mark':
        return this.marks(step)
      case 'panel':
        return this.panel(step)
      case 'missing':
        return this.say(steps.missing)(
          this.node(step.node),
          step.source === undefined ? '' : this.gap(this.who(step.source)),
          this.say(why[step.why]),
        )
      case 'spread':
        return step.max === '0'
          ? this.say(steps.disagree)(this.node(step.cell), this.list(step.values))
          : this.say(steps.spread)(this.node(step.cell), this.list(step.values), step.max)
      case 'factor':
        return this.say(steps.factor)(this.node(step.node), step.value, step.factor ?? '', step.base ?? '', step.points)
      case 'weight':
        return this.say(steps.weight)(this.node(step.node), step.points, step.full, this.weight(step.weight), step.gives)
      case 'sum':
        return this.say(steps.added)(this.node(step.node), step.parts.map((part) => part.points).join(' + '), step.points, step.full)
      case 'repeat':
        return this.repeat(step)
      case 'incident':
        return this.say(steps.incident)(this.node(step.node), this.effect(step.effect), step.reason, step.before, step.after)
      case 'floor':
      case 'cap':
        return this.say(steps[step.do])(this.node(step.node), step.before, step.after)
      case 'round':
        return this.say(steps.round)(this.node(step.node), step.before, step.after, step.places)
      case 'standardise':
        return this.say(steps.standardise)(this.say(standardised[step.by]), step.before, step.after, step.nearEdge)
      case 'pass':
        return this.say(step.passed ? steps.passed : steps.failed)(this.node(step.node), step.points, step.least)
      case 'advance':
        return step.advanced
          ? this.say(steps.advanced)(this.node(step.node), step.why === 'tie')
          : this.say(steps.stopped)(this.node(step.node), step.why === 'least')
      case 'rank':
        return this.rank(step)
      case 'prize':
        return this.prize(step)
      case 'title':
        return this.say(steps.title)(this.text(this.scheme.titles?.find((title) => title.id === step.title)?.name, step.title), step.given)
      case 'level':
        return this.say(steps.level)(this.level(step.from), this.level(step.to))
    }
  }

  private marks(step: Step & { do: 'mark' }): string {
    const mark = step.marks.map((one) => (typeof one.mark === 'string' ? one.mark : this.say(why[one.mark.none]))).join(' ')
    if (!step.agreed) return this.say(steps.marked)(this.node(step.cell), mark)
    if (step.full === '0') return this.say(steps.plainValue)(this.node(step.cell), mark)
    return this.say(steps.agreed)(this.node(step.cell), step.marks.length > 0 ? String(mark.split(' ')[0]) : mark, step.points, step.full)
  }

  private panel(step: Step & { do: 'panel' }): string {
    const part = (wanted: 'high' | 'low') => this.list(step.dropped.filter((one) => one.why === wanted).map((one) => one.value))
    const dropped = step.dropped.length > 0 ? this.say(steps.dropped)(part('high'), part('low')) : ''
    const short = step.short === 'mean' ? this.say(steps.shortMean) : step.short === 'fewer' ? this.say(steps.shortFewer) : ''
    const kept = step.kept.map((one) => one.value).join(' ')
    const joined = this.say(steps[step.take])(kept, step.value, step.outOf)
    return this.sentenceOf(this.node(step.cell ?? step.node), short + dropped + joined)
  }

  private repeat(step: Step & { do: 'repeat' }): string {
    const [node, kept] = [this.node(step.node), step.kept.join(' ')]
    if (step.take === 'best') return this.say(steps.repeatBest)(node, kept, step.points, step.dropped.join(' '))
    return this.say(step.take === 'sum' ? steps.repeatSum : steps.repeatMean)(node, kept, step.points)
  }

  private rank(step: Step & { do: 'rank' }): string {
    if (step.rank === null) return this.say(steps.unranked)
    const ranked = this.say(steps.ranked)(step.rank, step.of, step.shared)
    if (step.ahead === null) return ranked
    const key = step.decidedBy === null ? undefined : this.scheme.keys[step.decidedBy]
    const name = key ? this.key(key) : this.say(steps.earlier)
    return (
      ranked + this.say(steps.decided)(this.who(step.ahead), name, (step.decidedBy === null ? null : step.values[step.decidedBy]) ?? '')
    )
  }

  private prize(step: Step & { do: 'prize' }): string {
    if (step.why === 'vetoed') return this.say(steps.prizeVetoed)
    if (step.why === 'not-passed') return this.say(steps.prizeFailed)
    if (step.why === 'exhibition') return this.say(steps.prizeExhibition)
    if (step.prize === null) return this.say(steps.prizeNone)
    return this.say(steps.prize)(prizeName(step.prize, this.scheme, this.lang), step.places)
  }

  private key(key: Key): string {
    return keyName({ by: key.by, name: find(this.scheme.root, key.node ?? '')?.name ?? this.scheme.root.name }, this.lang)
  }

  private effect(effect: Effect): string {
    if (effect.do === 'points' || effect.do === 'cap') return this.say(effects[effect.do])(effect.points)
    return this.say(effects[effect.do])
  }

  /** A node's name, with its attempt: "Run 2". The squad's own total has no node. */
  private node(name: string): string {
    const [id, attempt] = name.split('#')
    const found = find(this.scheme.root, id ?? '')
    const text = this.text(found?.name, id ?? '')
    return attempt === undefined ? text : `${text} ${attempt}`
  }

  private text(text: Text | undefined, otherwise: string): string {
    return text?.[this.lang] ?? otherwise
  }

  /** "30%" is set with a space in English, and a third stays a third. */
  private weight(weight: string): string {
    return weight.endsWith('%') && this.lang === 'en' ? `${weight.slice(0, -1)} %` : weight
  }

  /** Skill levels are stored by code; a scheme from outside may have names of its own. */
  private level(code: string): string {
    return skillLevel[code as keyof typeof skillLevel]?.[half(this.lang)] ?? code
  }

  private list(values: readonly string[]): string {
    return values.join(this.lang === 'zh' ? '、' : ' ')
  }

  private gap(name: string): string {
    return this.lang === 'zh' ? name : `${name} `
  }

  private sentenceOf(node: string, rest: string): string {
    return this.lang === 'zh' ? `${node}：${rest}` : `${node}: ${rest}`
  }

  private say<T>(pair: Pair<T>): T {
    return pair[half(this.lang)]
  }
}

/** What a ranking key is called: its node's name, or what kind of key it is. */
export function keyName({ by, name }: Pick<Key, 'by'> & { name: Text }, lang: Lang): string {
  const kind = keys[by][half(lang)]
  if (by === 'node') return name[lang]
  return by === 'countback' ? `${name[lang]} · ${kind}` : kind
}

/** The name of a prize or medal of a scheme; its id when the scheme knows none. */
export function prizeName(prize: string, scheme: Scheme, lang: Lang): string {
  const own = scheme.prizes.find((one) => one.id === prize)?.name[lang]
  return own ?? (prize in medals ? medals[prize as keyof typeof medals][half(lang)] : prize)
}

/** Prize and titles on one line: "一等奖、技术能手". */
export const honourLine = ({ prize, titles }: { prize: Text | null; titles: Text[] }, lang: Lang): string =>
  [...(prize ? [prize] : []), ...titles].map((name) => name[lang]).join(lang === 'zh' ? '、' : ', ')

function find(node: Node, id: string): Node | null {
  if (node.id === id) return node
  if (node.kind !== 'group') return null
  for (const child of node.children) {
    const found = find(child, id)
    if (found) return found
  }
  return null
}
