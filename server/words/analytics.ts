/** Words of judge analytics: figures with what they mean in plain language, and the guards where they would say too much. */
import type { Why } from '../scoring/agreement/figure.ts'
import type { Pair, Words } from './words.ts'

export const analytics = {
  title: ['评委分析', 'Judge analytics'],
  lead: [
    '评委打分的宽严、离散和一致程度。只供裁判长和评选委员参考，不公布，也不改变任何名次。',
    'How severe, how spread and how alike the judges’ marks are. For the chief judge and the committee only: it is not published and changes no rank.',
  ],
  ofRelease: [(n: number) => `依据第 ${n} 次公布的分数。`, (n: number) => `From the marks of release ${n}.`],
  ofSealed: ['依据已封存的分数。', 'From the sealed marks.'],
  notYet: ['还不能分析', 'Not yet'],
  notYetNext: [
    '裁判长在评分封存之后、评选委员在成绩公布之后可以查看。',
    'The chief judge may see it after the seal, committee members after the release.',
  ],
  noPanel: ['没有评委组', 'No panel'],
  noPanelNext: ['本赛项的成绩不由多名评委打分。', 'No part of this event is marked by several judges.'],
  counted: [
    (entries: number, judges: number, marks: number) => `${entries} 份参赛，${judges} 名评委，${marks} 个分数。`,
    (entries: number, judges: number, marks: number) => `${entries} entries, ${judges} judges, ${marks} marks.`,
  ],
  together: ['评委组', 'The panel'],
  measure: ['指标', 'Measure'],
  value: ['数值', 'Value'],
  interval: ['95% 区间', '95 % interval'],
  meaning: ['含义', 'What it says'],
  iccMean: ['评委组平均分的可信度 ICC(2,k)', 'Reliability of the panel’s mean, ICC(2,k)'],
  iccOne: ['单个评委的可信度 ICC(2,1)', 'Reliability of one judge, ICC(2,1)'],
  alpha: ['Krippendorff α（等距）', 'Krippendorff’s α (interval)'],
  w: ['排序一致 Kendall W', 'Agreement of order, Kendall’s W'],
  icc: {
    poor: ['低：换一组评委，结果会明显不同', 'Poor: another panel would give a clearly different result'],
    moderate: ['中等：名次大体可信，相近的名次要谨慎', 'Moderate: broadly trustworthy, with care about close ranks'],
    good: ['较高：主要反映参赛者的差别', 'Good: mostly the entries’ differences'],
    excellent: ['高：几乎都是参赛者的差别', 'Excellent: almost wholly the entries’ differences'],
  },
  alphas: {
    poor: ['不足：各评委给的分不能互相替代', 'Too low: one judge’s marks cannot stand for another’s'],
    tentative: ['勉强：只宜作初步判断', 'Tentative: good for first conclusions only'],
    good: ['足够：各评委的分可以互相印证', 'Sufficient: the judges’ marks bear each other out'],
  },
  ws: {
    weak: ['弱：各评委排出的先后很不相同', 'Weak: the judges order the entries very differently'],
    moderate: ['中等：先后大体相近', 'Moderate: broadly the same order'],
    strong: ['强：先后基本一致', 'Strong: nearly the same order'],
  },
  all: ['全部数值', 'All figures'],
  alphaLevels: {
    nominal: ['α 名义', 'α nominal'],
    ordinal: ['α 次序', 'α ordinal'],
    interval: ['α 等距', 'α interval'],
    ratio: ['α 等比', 'α ratio'],
  },
  judges: ['各位评委', 'Each judge'],
  judgesLead: [
    '宽严是与评委组平均分之差；离散是标准差；“与其余评委”是与他人平均分的相关系数，1 为完全一致。',
    'Severity is the gap to the panel’s mean, spread the standard deviation, “with the others” the correlation with their mean: 1 is full agreement.',
  ],
  judge: ['评委', 'Judge'],
  marks: ['分数', 'Marks'],
  mean: ['平均', 'Mean'],
  severity: ['宽严', 'Severity'],
  spread: ['离散', 'Spread'],
  agreement: ['与其余评委', 'With the others'],
  generous: [(points: string) => `宽 ${points}`, (points: string) => `${points} generous`],
  severe: [(points: string) => `严 ${points}`, (points: string) => `${points} severe`],
  even: ['适中', 'even'],
  strip: ['与评委组平均分之差', 'Gap to the panel’s mean'],
  stripLead: [
    (reach: number) =>
      `每条竖线是一批分数：左边比评委组低，右边比评委组高，两端为 ±${reach} 分。红色是本系统（同一街道或行业工会）的参赛者。`,
    (reach: number) =>
      `Each stroke is a number of marks: left of the middle lower than the panel, right of it higher, up to ±${reach} points. Red: entries of the judge’s own street or industry federation.`,
  ],
  stripOf: [
    (who: string, low: number, high: number) => `${who}：${low} 个分数低于评委组，${high} 个高于评委组`,
    (who: string, low: number, high: number) => `${who}: ${low} marks under the panel, ${high} above`,
  ],
  favour: ['对本系统的偏向', 'Own-side favour'],
  favourLead: [
    '评委给同一街道或行业工会的参赛者，比给别人多出多少分（已扣除本人宽严）。样本太少时不下结论。',
    'How much more a judge gave to entries of the own street or industry federation than to others, with the judge’s severity taken out. With too few marks nothing is said.',
  ],
  noFavour: [
    '没有评委的所属单位在区总工会之下，无从比较。',
    'No judge belongs to a unit under the district, so there is nothing to compare.',
  ],
  own: ['本系统', 'Own side'],
  others: ['其他', 'Others'],
  points: ['多给（分）', 'More by (points)'],
  allJudges: ['全体评委', 'All judges'],
  tooFew: ['样本太少，不下结论', 'Too few to say'],
  favoured: ['偏高，超出偶然', 'higher, beyond chance'],
  disfavoured: ['偏低，超出偶然', 'lower, beyond chance'],
  notSeen: ['看不出偏向', 'no favour to be seen'],
  close: ['相近的名次', 'Close ranks'],
  closeLead: [
    (n: number, exact: boolean) =>
      `设想换成同样水平的另一组评委（${exact ? `穷举全部 ${n} 种` : `随机 ${n} 种`}重组），看名次是否会变。只作参考，名次以规则为准。`,
    (n: number, exact: boolean) =>
      `What the ranks would be with other judges of the same kind (${exact ? `all ${n}` : `${n} random`} redraws of the panel). A hint only: the rules decide the ranks.`,
  ],
  pair: [
    (a: number, above: string, b: number, below: string) => `第 ${a} 名 ${above} 与第 ${b} 名 ${below} 之差在评委误差之内`,
    (a: number, above: string, b: number, below: string) => `Ranks ${a} (${above}) and ${b} (${below}) are within the judges’ noise`,
  ],
  swappedIn: [(share: string) => `${share} 的重组中先后互换或持平`, (share: string) => `level or turned round in ${share} of redraws`],
  noneClose: ['没有名次落在评委误差之内。', 'No ranks are within the judges’ noise.'],
  more: [(n: number) => `另有 ${n} 对。`, (n: number) => `${n} more pairs.`],
  rank: ['名次', 'Rank'],
  entry: ['参赛', 'Entry'],
  range: ['名次范围（95%）', 'Range of ranks (95 %)'],
  first: ['得第一', 'First'],
  topOf: [(n: number, of: number) => `前 ${n} 名，共 ${of} 名`, (n: number, of: number) => `the first ${n} of ${of}`],
} as const satisfies Words

/** Why a figure has no value. */
export const whyNot = {
  'few-entries': ['参赛太少', 'too few entries'],
  'few-judges': ['评委太少', 'too few judges'],
  'few-marks': ['样本太少，不下结论', 'too few to say'],
  incomplete: ['各参赛的评委不尽相同', 'panels differ from entry to entry'],
  'no-spread': ['分数都相同', 'all marks are equal'],
  negative: ['有负分，不能比较', 'needs marks of 0 or more'],
  'no-freedom': ['分数太少，无从估计', 'no mark left over to tell noise'],
  disconnected: ['评委之间没有共同的参赛', 'judges share no entry'],
  'too-many': ['评委太多，未计算', 'too many to compute'],
  'not-additive': ['总分不是评委分数之和', 'the total is no sum of judges’ marks'],
} as const satisfies Record<Why, Pair<string>>
