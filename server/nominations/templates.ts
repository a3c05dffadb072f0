/** Ready-made quotas, each rule naming the notice that it comes from; percentages are data and are changed in the campaign. */

import type { HonourKind } from '../../db/schema.ts'
import type { Quota, Who } from '../scoring/quota.ts'
import type { Text } from '../scoring/types.ts'
import { headsWithReserve, overNominated, type Rules } from './rules.ts'

export interface QuotaTemplate {
  id: string
  name: Text
  /** Of the first programme; the medal unless said. */
  honour?: HonourKind
  seats: number
  quotas: Quota[]
  /** What the programmes ask beyond the usual rules. */
  rules?: Partial<Rules>
  /** The further programmes of the campaign. */
  also?: { honour: HonourKind; seats: number; quotas: Quota[] }[]
  /** What the notice asks for and this system does not record, so that nobody takes the list for complete. */
  leftOut: Text | null
}

const NATIONAL: Text = { zh: '全国五一劳动奖评选通知（2022、2024年）', en: 'National May Day Labour Award notices, 2022 and 2024' }
const XIAMEN: Text = { zh: '厦门市五一劳动奖章评选（2016年）', en: 'Xiamen May Day Labour Medal, 2016' }
const REGION: Text = { zh: '自治区五一劳动奖评选通知（2022年）', en: 'Autonomous region’s May Day Labour Award notice, 2022' }
const FUNING: Text = { zh: '阜宁县五一劳动奖评选通知（2021年）', en: 'Funing county May Day Labour Award notice, 2021' }
const SHANGHAI: Text = {
  zh: '上海市推荐全国五一劳动奖（2022年，37枚、35个）',
  en: 'Shanghai’s national May Day Labour Awards, 2022 (37 and 35)',
}
const SHANGHAI_MODEL: Text = { zh: '上海市劳动模范评选（2014年）', en: 'Shanghai model workers, 2014' }
const MODEL: Text = { zh: '全国劳动模范评选（2010年）', en: 'National model workers, 2010' }

const job = (...classes: string[]): Who => [{ attribute: 'jobClass', in: classes }]
const women: Who = [{ attribute: 'sex', in: ['female'] }]
const migrant: Who = [{ attribute: 'migrant', in: ['1'] }]
const nonPublic: Who = [{ attribute: 'ownership', in: ['non-public'] }]
const enterprise = job('industrial', 'frontline', 'technical', 'manager')

type Rule = (share: string, cite: Text) => Quota
const rule =
  (kind: Quota['kind'], id: string, zh: string, en: string, of: Who, among: Quota['among'] = 'seats'): Rule =>
  (share, cite) => ({ id, name: { zh, en }, kind, of, among, share, cite })

const industrial = rule('floor', 'industrial', '产业工人', 'Industrial workers', job('industrial'))
const frontTech = rule(
  'floor',
  'frontline-technical',
  '其他一线职工和专业技术人员',
  'Other front-line and technical staff',
  job('frontline', 'technical'),
)
const front = rule('floor', 'frontline', '一线职工', 'Front-line workers', job('industrial', 'frontline'))
const frontAll = rule(
  'floor',
  'frontline',
  '一线职工和专业技术人员',
  'Front-line and technical staff',
  job('industrial', 'frontline', 'technical'),
)
const science = rule('floor', 'science', '科教人员', 'Science and education staff', job('science'))
const migrants = rule('floor', 'migrant', '农民工', 'Migrant workers', migrant)
const nonPublics = rule('floor', 'non-public', '非公有制单位', 'Non-public units', nonPublic)
const womenFloor = rule('floor', 'women', '女职工', 'Women', women)
const managers = rule('cap', 'manager', '企业负责人', 'Enterprise managers', job('manager'))

const keyIndustry = rule('floor', 'key-industry', '重点产业', 'Key industries', [{ attribute: 'keyIndustry', in: ['1'] }])
const enterpriseFloor = rule('floor', 'enterprise', '企业职工', 'Enterprise people', enterprise)
const shifts = rule('floor', 'shift', '班组（科室）', 'Work teams', [{ attribute: 'teamKind', in: ['shift', 'section'] }])
const countyCadres = rule(
  'cap',
  'county',
  '机关事业人选中县处级',
  'County rank among the government and institution people',
  [{ attribute: 'rank', in: ['county'] }],
  job('cadre'),
)
/** Organisations and teams are counted by themselves, for non-public units too. */
const groups = (certificates: number, pioneers: number, share: string, cite: Text) => [
  { honour: 'certificate' as const, seats: certificates, quotas: [nonPublics(share, cite)] },
  { honour: 'pioneer' as const, seats: pioneers, quotas: [nonPublics(share, cite), shifts('70%', cite)] },
]

const national: Quota[] = [
  industrial('35%', NATIONAL),
  frontTech('20%', NATIONAL),
  science('20%', NATIONAL),
  migrants('10%', NATIONAL),
  nonPublics('35%', NATIONAL),
]

const NATIONAL_REST: Text = {
  zh: '通知另要求：企业负责人按下达名额控制，县处级干部从严控制，女职工、少数民族和新就业形态劳动者有一定比例；请按当年下达数补充。',
  en: 'The notice also asks for managers within an allotted number, few county-level cadres, and “a certain share” of women, minorities and new-form workers: add them as allotted.',
}

/** The first one is used unless another is asked for. */
export const TEMPLATES: readonly QuotaTemplate[] = [
  {
    id: 'district',
    name: { zh: '区五一劳动奖章（常用）', en: 'District May Day Labour Medal (usual)' },
    seats: 20,
    quotas: [
      industrial('35%', NATIONAL),
      science('20%', NATIONAL),
      womenFloor('20%', XIAMEN),
      migrants('10%', NATIONAL),
      nonPublics('35%', NATIONAL),
      managers('15%', XIAMEN),
    ],
    leftOut: null,
  },
  {
    id: 'national-2024',
    name: { zh: '全国五一劳动奖章（2022—2024年）', en: 'National May Day Labour Medal, 2022–24' },
    seats: 37,
    quotas: [...national, keyIndustry('35%', NATIONAL)],
    rules: { base: 'province', repeat: 'national' },
    also: groups(10, 35, '35%', NATIONAL),
    leftOut: NATIONAL_REST,
  },
  {
    id: 'shanghai-2022',
    name: { zh: '上海市推荐全国五一劳动奖（2022年）', en: 'Shanghai, national awards, 2022' },
    seats: 37,
    quotas: [science('20%', SHANGHAI), migrants('10%', SHANGHAI), nonPublics('35%', SHANGHAI)],
    rules: { base: 'province', repeat: 'national', ...overNominated },
    also: [{ honour: 'pioneer', seats: 35, quotas: [nonPublics('35%', SHANGHAI)] }],
    leftOut: null,
  },
  {
    id: 'district-all',
    name: { zh: '区五一劳动奖（奖章、奖状、先锋号、形象大使）', en: 'District awards: medal, certificate, pioneer, image ambassadors' },
    seats: 20,
    quotas: [
      industrial('35%', NATIONAL),
      science('20%', NATIONAL),
      migrants('10%', NATIONAL),
      nonPublics('35%', NATIONAL),
      managers('15%', XIAMEN),
    ],
    rules: { ...overNominated, ...headsWithReserve },
    also: [...groups(5, 10, '35%', NATIONAL), { honour: 'image', seats: 5, quotas: [] }, { honour: 'local', seats: 20, quotas: [] }],
    leftOut: null,
  },
  {
    id: 'region-2022',
    name: { zh: '自治区五一劳动奖章（2022年）', en: 'Autonomous region, 2022' },
    seats: 70,
    quotas: [...national.map((quota) => ({ ...quota, cite: REGION })), managers('13%', REGION), countyCadres('20%', REGION)],
    rules: { base: 'city', repeat: 'province' },
    leftOut: {
      zh: '通知另要求：企业负责人中小微企业和科技型企业不低于总数的5%。',
      en: 'The notice also asks for: heads of small and technology firms ≥ 5 % of all.',
    },
  },
  {
    id: 'xiamen-2016',
    name: { zh: '厦门市五一劳动奖章（2016年）', en: 'Xiamen, 2016' },
    seats: 50,
    quotas: [
      front('60%', XIAMEN),
      enterpriseFloor('50%', XIAMEN),
      science('20%', XIAMEN),
      womenFloor('20%', XIAMEN),
      migrants('20%', XIAMEN),
      managers('15%', XIAMEN),
    ],
    rules: { repeat: 'city' },
    leftOut: { zh: '通知另要求：社区工作者不超过10%。', en: 'The notice also asks for: community workers ≤ 10 %.' },
  },
  {
    id: 'funing-2021',
    name: { zh: '县五一劳动奖章（阜宁2021年）', en: 'County (Funing, 2021)' },
    seats: 30,
    quotas: [frontAll('60%', FUNING), science('5%', FUNING), nonPublics('65%', FUNING), managers('12%', FUNING)],
    also: groups(5, 20, '60%', FUNING),
    leftOut: null,
  },
  {
    id: 'model-2010',
    name: { zh: '劳动模范（按2010年全国比例，分母为企业人选）', en: 'Model workers (national shares of 2010, of the enterprise people)' },
    honour: 'model',
    seats: 100,
    rules: { base: 'province', repeat: 'national' },
    quotas: [
      enterpriseFloor('45%', MODEL),
      rule(
        'floor',
        'front-of-enterprise',
        '企业人选中一线职工和专业技术人员',
        'Front-line and technical staff among the enterprise people',
        job('industrial', 'frontline', 'technical'),
        enterprise,
      )('55%', MODEL),
      rule(
        'cap',
        'heads-of-enterprise',
        '企业人选中企业负责人',
        'Managers among the enterprise people',
        job('manager'),
        enterprise,
      )('22%', MODEL),
    ],
    leftOut: {
      zh: '通知另要求：农民人选中乡镇企业负责人不超过20%。',
      en: 'The notice also asks for: heads of township firms ≤ 20 % of the farmers.',
    },
  },
  {
    id: 'model-shanghai-2014',
    name: { zh: '市劳动模范（五年一届，上海2014年）', en: 'Model workers, every five years (Shanghai, 2014)' },
    honour: 'model',
    seats: 100,
    quotas: [front('55%', SHANGHAI_MODEL)],
    rules: { base: 'district', repeat: 'city' },
    leftOut: null,
  },
]

/** The template, or undefined. */
export const templateOf = (id: string | undefined): QuotaTemplate | undefined =>
  id === undefined ? TEMPLATES[0] : TEMPLATES.find((template) => template.id === id)
