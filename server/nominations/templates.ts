/** Ready-made quotas, each rule naming the notice that it comes from; percentages are data and are changed in the campaign. */
import type { Quota, Who } from '../scoring/quota.ts'
import type { Text } from '../scoring/types.ts'

export interface QuotaTemplate {
  id: string
  name: Text
  seats: number
  quotas: Quota[]
  /** What the notice asks for and this system does not record, so that nobody takes the list for complete. */
  leftOut: Text | null
}

const NATIONAL: Text = { zh: '全国五一劳动奖评选通知（2022、2024年）', en: 'National May Day Labour Award notices, 2022 and 2024' }
const XIAMEN: Text = { zh: '厦门市五一劳动奖章评选（2016年）', en: 'Xiamen May Day Labour Medal, 2016' }
const REGION: Text = { zh: '自治区五一劳动奖评选通知（2022年）', en: 'Autonomous region’s May Day Labour Award notice, 2022' }
const FUNING: Text = { zh: '阜宁县五一劳动奖评选通知（2021年）', en: 'Funing county May Day Labour Award notice, 2021' }
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

const national: Quota[] = [
  industrial('35%', NATIONAL),
  frontTech('20%', NATIONAL),
  science('20%', NATIONAL),
  migrants('10%', NATIONAL),
  nonPublics('35%', NATIONAL),
]

const KEY_INDUSTRY: Text = {
  zh: '通知另要求：重点产业不低于35%（2024年），企业负责人按下达名额控制，县处级干部从严控制，女职工、少数民族和新就业形态劳动者有一定比例。',
  en: 'The notice also asks for: key industries ≥ 35 % (2024), managers within an allotted number, few county-level cadres, and “a certain share” of women, minorities and new-form workers.',
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
    quotas: national,
    leftOut: KEY_INDUSTRY,
  },
  {
    id: 'region-2022',
    name: { zh: '自治区五一劳动奖章（2022年）', en: 'Autonomous region, 2022' },
    seats: 70,
    quotas: [...national.map((quota) => ({ ...quota, cite: REGION })), managers('13%', REGION)],
    leftOut: {
      zh: '通知另要求：企业负责人中小微企业和科技型企业不低于总数的5%，县处级干部不超过机关事业单位人选的20%。',
      en: 'The notice also asks for: heads of small and technology firms ≥ 5 % of all; county-level cadres ≤ 20 % of the government and institution people.',
    },
  },
  {
    id: 'xiamen-2016',
    name: { zh: '厦门市五一劳动奖章（2016年）', en: 'Xiamen, 2016' },
    seats: 50,
    quotas: [front('60%', XIAMEN), science('20%', XIAMEN), womenFloor('20%', XIAMEN), migrants('20%', XIAMEN), managers('15%', XIAMEN)],
    leftOut: {
      zh: '通知另要求：企业人选不低于50%，社区工作者不超过10%。',
      en: 'The notice also asks for: enterprise people ≥ 50 %, community workers ≤ 10 %.',
    },
  },
  {
    id: 'funing-2021',
    name: { zh: '县五一劳动奖章（阜宁2021年）', en: 'County (Funing, 2021)' },
    seats: 30,
    quotas: [frontAll('60%', FUNING), science('5%', FUNING), nonPublics('65%', FUNING), managers('12%', FUNING)],
    leftOut: null,
  },
  {
    id: 'model-2010',
    name: { zh: '劳动模范（按2010年全国比例，分母为企业人选）', en: 'Model workers (national shares of 2010, of the enterprise people)' },
    seats: 100,
    quotas: [
      rule('floor', 'enterprise', '企业职工', 'Enterprise people', enterprise)('45%', MODEL),
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
]

/** The template, or undefined. */
export const templateOf = (id: string | undefined): QuotaTemplate | undefined =>
  id === undefined ? TEMPLATES[0] : TEMPLATES.find((template) => template.id === id)
