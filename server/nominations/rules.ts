/** What a programme asks of its nominees, as data with its source: whom it is for, quota of the units, papers, opinions, vetoes, posts. */
import type { HonourRow } from '../../db/schema.ts'
import type { Attributes, Who } from '../scoring/quota.ts'
import type { Fraction, Text } from '../scoring/types.ts'

export type HolderKind = 'person' | 'unit' | 'team'
/** Kinds of nominee by which opinions are asked. */
export type Sort = 'worker' | 'head' | 'cadre' | 'unit' | 'team'
export type FileKind = 'photo' | 'minutes' | 'form'

export interface Exclusion {
  id: string
  name: Text
  of: Who
  cite: Text
}

export interface Rules {
  subject: HolderKind
  /** How far a unit may go beyond its quota, rounded up: "120%" of 3 is 4. Those beyond are ranked reserves. */
  over: Fraction
  /** A nominee on a first place does not count in the unit's quota (单列). */
  contestOutside: boolean
  /** A unit that puts an enterprise head forward must name a front-line reserve. */
  frontReserve: boolean
  /** What becomes of a place whose holder loses eligibility. */
  refill: 'reserve' | 'empty'
  /** More than this share of those present must agree ("1/2"), or at least ("2/3"); null: no democratic step. */
  step: { share: Fraction; more: boolean } | null
  /** The least honour that must be held before. */
  base: HonourRow['level'] | null
  /** An honour of the same kind at this or a higher level bars, unless a new contribution is argued and accepted; null: does not. */
  repeat: HonourRow['level'] | null
  posts: Exclusion[]
  /** By kind of fact: 0 bars the calendar year it happened in, n bars for n years from its day. */
  vetoes: Record<string, number>
  /** Departments by kind of nominee; "state" adds to heads and firms that are publicly owned. */
  opinions: Record<Sort | 'state', string[]>
  files: FileKind[]
  cite: Text[]
}

/** What the unit says of its nominee besides the deeds; filled piece by piece. */
export interface DossierKept {
  /** Post and title, as they will be printed. */
  post?: string
  /** Year and month. */
  workSince?: string
  /** AES-256-GCM of the phone: leaves the house in the summary sheet only. */
  phoneSealed?: string
  /** What is new since an honour of the same level, where one is held. */
  contribution?: string
  step?: DemocraticStep
}

/** The unit's own vote on whom to put forward. */
export interface DemocraticStep {
  meeting: 'congress' | 'assembly' | 'joint'
  day: string
  eligible: number
  present: number
  agree: number
  against: number
  abstain: number
}

const VETO: Text = {
  zh: '企业及其负责人、班组一票否决事项（同年；事故、职业危害、群体性事件三年）',
  en: 'Veto facts of firms, their heads and teams (same year; accidents, occupational harm and mass incidents three years)',
}
const OPINIONS: Text = {
  zh: '平顶山市五一劳动奖征求意见表；省总工会评选通知（2005年，国有另加审计、纪检监察）',
  en: 'Opinion forms of Pingdingshan; provincial notice of 2005 (state-owned: audit and discipline too)',
}
const HENAN: Text = { zh: '河南省建设系统五一劳动奖章评选通知（2011年）', en: 'Henan construction workers’ May Day Medal notice, 2011' }
const SHANGHAI: Text = { zh: '上海市劳动模范评选（2014年）', en: 'Shanghai model workers, 2014' }
const SHANGHAI_18: Text = { zh: '上海市五一劳动奖评选（2018年，差额120%）', en: 'Shanghai May Day Award, 2018 (120 % put forward)' }
const NINGBO: Text = { zh: '宁波市劳动模范评选（2016年）', en: 'Ningbo model workers, 2016' }

const bureau: Exclusion = {
  id: 'bureau',
  name: { zh: '厅局级（市管）干部', en: 'Cadres of bureau rank' },
  of: [{ attribute: 'rank', in: ['bureau'] }],
  cite: SHANGHAI,
}
const notServing: Exclusion = {
  id: 'status',
  name: {
    zh: '现役军人、外籍和港澳台人员；原则上不含离退休和已故人员',
    en: 'Serving soldiers, foreign nationals; in principle nobody retired or deceased',
  },
  of: [{ attribute: 'status', in: ['soldier', 'foreign', 'retired', 'deceased'] }],
  cite: SHANGHAI,
}
const countyHead: Exclusion = {
  id: 'county',
  name: { zh: '副县处级以上领导干部', en: 'Cadres of deputy county rank and above' },
  of: [{ attribute: 'rank', in: ['county', 'bureau'] }],
  cite: NINGBO,
}

/** What nearly every notice asks for; a template changes what differs. */
export const USUAL: Rules = {
  subject: 'person',
  over: '1',
  contestOutside: true,
  frontReserve: false,
  refill: 'reserve',
  step: { share: '1/2', more: true },
  base: null,
  repeat: 'district',
  posts: [bureau, notServing],
  vetoes: {
    wages: 0,
    insurance: 0,
    'no-union': 0,
    'no-congress': 0,
    relations: 0,
    dues: 0,
    energy: 0,
    pollution: 0,
    accident: 3,
    occupational: 3,
    mass: 3,
  },
  opinions: {
    worker: [],
    cadre: ['organisation', 'discipline'],
    head: ['market', 'tax', 'labour', 'environment', 'safety'],
    unit: ['market', 'tax', 'labour', 'environment', 'safety'],
    team: [],
    state: ['audit', 'discipline'],
  },
  files: ['photo', 'minutes', 'form'],
  cite: [VETO, OPINIONS],
}

const group: Pick<Rules, 'contestOutside' | 'posts' | 'files'> = { contestOutside: false, posts: [], files: ['minutes', 'form'] }

/** Rules by kind of honour, before what a template changes. */
export const rulesFor = {
  medal: USUAL,
  certificate: { ...USUAL, ...group, subject: 'unit' },
  pioneer: { ...USUAL, ...group, subject: 'team' },
  model: { ...USUAL, step: { share: '2/3', more: false }, posts: [bureau, notServing, countyHead], base: 'city', refill: 'empty' },
  image: { ...USUAL, repeat: null, step: null, files: ['photo', 'form'] },
  local: USUAL,
} as const satisfies Record<HonourRow['kind'], Rules>

export const overNominated: Partial<Rules> = { over: '120%', cite: [VETO, OPINIONS, SHANGHAI_18] }
export const headsWithReserve: Partial<Rules> = { frontReserve: true, cite: [VETO, OPINIONS, HENAN] }

/** Which opinions are asked for a nominee, by what was copied of them. */
export function departmentsFor({ subject, opinions }: Rules, { jobClass, ownership }: Attributes): string[] {
  const sort = subject !== 'person' ? subject : jobClass === 'manager' ? 'head' : jobClass === 'cadre' ? 'cadre' : 'worker'
  const more = ownership === 'public' && (sort === 'head' || sort === 'unit') ? opinions.state : []
  return [...new Set([...opinions[sort], ...more])]
}

/** How high an honour stands; the first is the highest. */
export const LEVELS: readonly HonourRow['level'][] = ['national', 'province', 'city', 'district', 'unit']
export const isAtLeast = (level: HonourRow['level'], least: HonourRow['level']): boolean => LEVELS.indexOf(level) <= LEVELS.indexOf(least)
