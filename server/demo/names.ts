/** What the demo's district is made of: names of places, firms, trades and people. All invented; a likeness to anybody real is chance. */

export interface Named {
  zh: string
  en: string
}

/** "zh en" lines to pairs: shorter to write and to read than objects. */
const pairs = (lines: string): Named[] =>
  lines
    .trim()
    .split(/\s*\n\s*/)
    .map((line) => {
      const [zh = '', ...en] = line.split(' ')
      return { zh, en: en.join(' ') }
    })

const words = (text: string): string[] => text.trim().split(/\s+/)

/* ---------- places ---------- */

export const district: Named = { zh: '申江区', en: 'Shenjiang District' }

export const streets: Named[] = pairs(`
  申桥 Shenqiao
  临澜 Linlan
  云埠 Yunbu
  鹭汀 Luting
  柳汇 Liuhui
  望潮 Wangchao
  锦塘 Jintang
  槐溪 Huaixi
  星渚 Xingzhu
  澄湾 Chengwan
  禾苑 Heyuan
  石埭 Shidai
`)

/** The six federations by industry; the keys are what sectors below refer to. */
export const federations: (Named & { key: FederationKey })[] = [
  { key: 'machinery', zh: '机电行业', en: 'Machinery and Electrical Workers' },
  { key: 'construction', zh: '建设交通', en: 'Construction and Transport Workers' },
  { key: 'education', zh: '教育', en: 'Education Workers' },
  { key: 'health', zh: '卫生健康', en: 'Health Workers' },
  { key: 'commerce', zh: '商贸服务', en: 'Commerce and Service Workers' },
  { key: 'municipal', zh: '城市运行', en: 'Municipal Services Workers' },
]

export type FederationKey = 'machinery' | 'construction' | 'education' | 'health' | 'commerce' | 'municipal'

/* ---------- firms ---------- */

/** A trade name is one of the first and one of the second: 申禾, 沪岚. */
export const tradeFirst: Named[] = pairs(`
  申 Shen
  沪 Hu
  启 Qi
  恒 Heng
  晟 Sheng
  澄 Cheng
  瀚 Han
  铭 Ming
  骏 Jun
  朗 Lang
  允 Yun
  沐 Mu
  翊 Yi
  昱 Yu
  弘 Hong
  臻 Zhen
  穗 Sui
  铎 Duo
  煦 Xu
  淳 Chun
`)

export const tradeSecond: Named[] = pairs(`
  禾 he
  岚 lan
  泽 ze
  屿 yu
  鹭 lu
  圻 qi
  芮 rui
  峤 qiao
  沅 yuan
  珩 heng
  瑭 tang
  翎 ling
  湛 zhan
  烨 ye
  岑 cen
  楷 kai
  骋 cheng
  枫 feng
  砚 yan
  樟 zhang
`)

/** Who works there, as relative weights. Science stands for 科教: teachers, doctors, researchers. */
export interface Mix {
  industrial?: number
  frontline?: number
  technical?: number
  science?: number
  manager: number
  cadre?: number
}

export interface Sector {
  /** The section of GB/T 4754 that statistics ask for. */
  industry: string
  federation: FederationKey
  kinds: Named[]
  /** How many of a hundred firms. */
  weight: number
  /** Share owned by the state or a collective. */
  publicShare: number
  women: number
  /** Share of migrant workers in industrial and front-line jobs. */
  migrants: number
  mix: Mix
}

export const sectors: Sector[] = [
  {
    industry: '制造业',
    federation: 'machinery',
    weight: 38,
    publicShare: 0.2,
    women: 0.33,
    migrants: 0.34,
    mix: { industrial: 66, frontline: 8, technical: 18, manager: 8 },
    kinds: pairs(`
      精密机械 Precision Machinery
      数控机床 CNC Machine Tools
      电气设备 Electrical Equipment
      自动化仪表 Instruments
      汽车零部件 Automotive Parts
      新材料 New Materials
      钢构 Steel Structures
      模具 Moulds
      机器人 Robotics
      船舶配套 Marine Equipment
      生物医药 Biopharmaceuticals
      医疗器械 Medical Devices
      食品 Foods
      服装 Garments
      包装印刷 Packaging and Printing
      半导体装备 Semiconductor Equipment
      轴承 Bearings
      电梯 Elevators
      线缆 Cables
      阀门 Valves
    `),
  },
  {
    industry: '建筑业',
    federation: 'construction',
    weight: 9,
    publicShare: 0.45,
    women: 0.16,
    migrants: 0.55,
    mix: { industrial: 68, frontline: 6, technical: 18, manager: 8 },
    kinds: pairs(`
      建筑工程 Construction Engineering
      市政工程 Municipal Engineering
      机电安装 Electrical and Mechanical Installation
      装饰工程 Interior Works
      地下工程 Underground Engineering
    `),
  },
  {
    industry: '交通运输、仓储和邮政业',
    federation: 'construction',
    weight: 10,
    publicShare: 0.4,
    women: 0.2,
    migrants: 0.4,
    mix: { industrial: 60, frontline: 22, technical: 9, manager: 9 },
    kinds: pairs(`
      物流 Logistics
      冷链运输 Cold Chain
      公共交通 Public Transport
      港务 Port Services
      快递 Express
      仓储 Warehousing
    `),
  },
  {
    industry: '信息传输、软件和信息技术服务业',
    federation: 'machinery',
    weight: 8,
    publicShare: 0.1,
    women: 0.37,
    migrants: 0.1,
    mix: { frontline: 26, technical: 62, manager: 12 },
    kinds: pairs(`
      软件 Software
      数据服务 Data Services
      智能科技 Intelligent Technology
      通信工程 Telecom Engineering
    `),
  },
  {
    industry: '批发和零售业',
    federation: 'commerce',
    weight: 9,
    publicShare: 0.22,
    women: 0.6,
    migrants: 0.3,
    mix: { frontline: 80, technical: 8, manager: 12 },
    kinds: pairs(`
      商贸 Trading
      百货 Department Stores
      生鲜 Fresh Foods
      医药连锁 Pharmacies
    `),
  },
  {
    industry: '住宿和餐饮业',
    federation: 'commerce',
    weight: 5,
    publicShare: 0.15,
    women: 0.56,
    migrants: 0.48,
    mix: { frontline: 86, technical: 4, manager: 10 },
    kinds: pairs(`
      餐饮管理 Catering
      酒店 Hotels
    `),
  },
  {
    industry: '居民服务、修理和其他服务业',
    federation: 'commerce',
    weight: 6,
    publicShare: 0.15,
    women: 0.66,
    migrants: 0.5,
    mix: { frontline: 84, technical: 6, manager: 10 },
    kinds: pairs(`
      家政服务 Home Services
      养老服务 Elderly Care Services
      汽车维修 Vehicle Repair
    `),
  },
  {
    industry: '房地产业',
    federation: 'commerce',
    weight: 4,
    publicShare: 0.35,
    women: 0.42,
    migrants: 0.42,
    mix: { frontline: 74, technical: 14, manager: 12 },
    kinds: pairs(`
      物业管理 Property Management
    `),
  },
  {
    industry: '科学研究和技术服务业',
    federation: 'machinery',
    weight: 6,
    publicShare: 0.35,
    women: 0.38,
    migrants: 0.05,
    mix: { frontline: 12, technical: 44, science: 34, manager: 10 },
    kinds: pairs(`
      检测技术 Testing
      设计研究 Design and Research
      环境监测 Environmental Monitoring
    `),
  },
  {
    industry: '电力、热力、燃气及水生产和供应业',
    federation: 'municipal',
    weight: 3,
    publicShare: 0.85,
    women: 0.25,
    migrants: 0.08,
    mix: { industrial: 66, frontline: 8, technical: 18, manager: 8 },
    kinds: pairs(`
      能源 Energy
      燃气 Gas
      水务 Water
    `),
  },
  {
    industry: '水利、环境和公共设施管理业',
    federation: 'municipal',
    weight: 2,
    publicShare: 0.6,
    women: 0.36,
    migrants: 0.45,
    mix: { industrial: 20, frontline: 60, technical: 10, manager: 10 },
    kinds: pairs(`
      环境服务 Environmental Services
      园林绿化 Landscaping
    `),
  },
]

/** Legal forms of firms, the common one first. */
export const forms: (Named & { weight: number })[] = [
  { zh: '有限公司', en: 'Co., Ltd.', weight: 78 },
  { zh: '股份有限公司', en: 'Co., Inc.', weight: 14 },
  { zh: '（集团）有限公司', en: 'Group Co., Ltd.', weight: 8 },
]

/** Public bodies: {street} is filled with each street in turn, otherwise there is one. */
export interface Institution extends Named {
  /** A hospital does not have twenty workers. */
  least?: number
  industry: string
  federation: FederationKey
  women: number
  mix: Mix
}

const school = {
  industry: '教育',
  federation: 'education' as const,
  women: 0.72,
  mix: { frontline: 8, technical: 10, science: 66, manager: 0, cadre: 16 },
}
const clinic = {
  industry: '卫生和社会工作',
  federation: 'health' as const,
  women: 0.74,
  mix: { frontline: 28, technical: 20, science: 40, manager: 0, cadre: 12 },
}
const home = { ...clinic, mix: { frontline: 74, technical: 14, manager: 0, cadre: 12 } }
const bureau = {
  industry: '水利、环境和公共设施管理业',
  federation: 'municipal' as const,
  women: 0.34,
  mix: { frontline: 66, technical: 16, manager: 0, cadre: 18 },
}
const culture = {
  industry: '文化、体育和娱乐业',
  federation: 'education' as const,
  women: 0.6,
  mix: { frontline: 34, technical: 14, science: 26, manager: 0, cadre: 26 },
}

export const institutions: Institution[] = [
  { zh: '{street}小学', en: '{street} Primary School', ...school },
  { zh: '{street}街道社区卫生服务中心', en: '{street} Community Health Centre', ...clinic },
  { zh: '{street}街道养老院', en: '{street} Home for the Elderly', ...home },
  { zh: '第一中学', en: 'No. 1 Secondary School', least: 150, ...school },
  { zh: '第二中学', en: 'No. 2 Secondary School', least: 120, ...school },
  { zh: '第三中学', en: 'No. 3 Secondary School', least: 110, ...school },
  { zh: '实验学校', en: 'Experimental School', least: 140, ...school },
  { zh: '职业技术学校', en: 'Vocational School', least: 260, ...school },
  { zh: '青少年活动中心', en: 'Youth Centre', ...school },
  { zh: '中心医院', en: 'Central Hospital', least: 900, ...clinic },
  { zh: '中医医院', en: 'Hospital of Chinese Medicine', least: 420, ...clinic },
  { zh: '妇幼保健院', en: 'Maternal and Child Health Hospital', least: 300, ...clinic },
  { zh: '社会福利院', en: 'Social Welfare Home', ...home },
  { zh: '绿化管理所', en: 'Greening Office', ...bureau },
  { zh: '市容环境卫生所', en: 'Street Cleaning Office', ...bureau },
  { zh: '河道水务所', en: 'Waterways Office', ...bureau },
  { zh: '道路养护所', en: 'Road Maintenance Office', ...bureau },
  { zh: '图书馆', en: 'Library', ...culture },
  { zh: '文化馆', en: 'Cultural Centre', ...culture },
]

/* ---------- people ---------- */

/** Surnames with their weights: about so many of a thousand people in Shanghai. */
export const surnames: [string, number][] = [
  ...Object.entries({
    王: 72,
    李: 70,
    张: 67,
    刘: 48,
    陈: 52,
    杨: 31,
    黄: 22,
    赵: 22,
    周: 25,
    吴: 24,
    徐: 24,
    孙: 18,
    朱: 19,
    马: 11,
    胡: 13,
  }),
  ...Object.entries({ 郭: 11, 林: 12, 何: 11, 高: 10, 罗: 8, 郑: 9, 梁: 7, 谢: 8, 宋: 7, 唐: 8, 许: 8, 邓: 5, 冯: 6, 韩: 6, 曹: 7, 曾: 5 }),
  ...Object.entries({
    彭: 5,
    萧: 3,
    蔡: 6,
    潘: 6,
    田: 4,
    董: 5,
    袁: 5,
    于: 5,
    余: 5,
    叶: 6,
    蒋: 7,
    杜: 4,
    苏: 5,
    魏: 5,
    程: 5,
    吕: 5,
    丁: 6,
  }),
  ...Object.entries({ 沈: 11, 任: 4, 姚: 6, 卢: 4, 傅: 4, 钟: 4, 姜: 4, 崔: 3, 谭: 3, 陆: 9, 汪: 5, 范: 4, 金: 7, 石: 3, 廖: 3, 贾: 3 }),
  ...Object.entries({
    夏: 4,
    韦: 2,
    方: 4,
    白: 2,
    邹: 3,
    孟: 2,
    熊: 2,
    秦: 4,
    邱: 3,
    江: 3,
    尹: 2,
    薛: 3,
    闫: 2,
    段: 2,
    雷: 2,
    侯: 2,
    龙: 2,
  }),
  ...Object.entries({
    史: 2,
    陶: 3,
    黎: 2,
    贺: 2,
    顾: 9,
    毛: 3,
    郝: 2,
    龚: 4,
    邵: 3,
    万: 2,
    钱: 5,
    严: 4,
    施: 4,
    洪: 2,
    奚: 1,
    倪: 3,
    俞: 3,
  }),
  ...Object.entries({ 欧阳: 0.9, 上官: 0.5, 司徒: 0.4, 诸葛: 0.5, 皇甫: 0.4, 夏侯: 0.3, 慕容: 0.3 }),
]

export interface GivenNames {
  /** Born before this year, and not before the previous entry's. */
  before: number
  single: string[]
  first: string[]
  second: string[]
}

const given = (before: number, single: string, first: string, second: string): GivenNames => ({
  before,
  single: [...single],
  first: [...first],
  second: [...second],
})

/** Fashions in given names change by the decade. */
export const givenNames: Record<'male' | 'female', GivenNames[]> = {
  male: [
    given(1980, '军强明伟平勇斌刚', '建国志文卫永明德金海春庆', '强军民平明华林生良荣祥根兴发'),
    given(1990, '磊勇涛超鹏杰俊斌峰伟亮凯', '文志晓海俊建一家振立', '杰峰伟龙波东斌辉骏敏刚麟'),
    given(2010, '睿昊轩宇鑫泽航', '子浩宇嘉俊泽天思一逸文', '轩涵然豪杰宇航博辰翔扬恺'),
  ],
  female: [
    given(1980, '敏红芳萍琴英华', '秀桂玉丽美惠月亚雅凤', '英兰珍芳萍娟琴华红妹珠仙'),
    given(1990, '静敏燕艳娟莉芳霞婷洁颖蕾', '晓丽文海雪佳慧春亦', '燕红敏洁琳娜婷萍君莉芸'),
    given(2010, '悦琪雯萱婧妍', '思雨佳欣诗嘉梦可奕心', '怡琪涵妍彤雯萱悦宁文珺'),
  ],
}

/** Peoples besides the Han (汉族), with how many of a thousand minority workers belong to them and surnames that are common among them. */
export const minorities: { name: string; weight: number; surnames?: string[] }[] = [
  { name: '回族', weight: 260, surnames: words('马 马 哈 沙 丁 白 杨') },
  { name: '满族', weight: 140, surnames: words('关 佟 赵 金 富') },
  { name: '土家族', weight: 130, surnames: words('田 彭 向 覃') },
  { name: '苗族', weight: 120, surnames: words('龙 吴 石 麻') },
  { name: '壮族', weight: 90, surnames: words('韦 覃 黄 陆') },
  { name: '蒙古族', weight: 70, surnames: words('包 白 吴') },
  { name: '朝鲜族', weight: 60, surnames: words('金 朴 崔 李') },
  { name: '侗族', weight: 50 },
  { name: '彝族', weight: 40 },
  { name: '布依族', weight: 30 },
]

/** Names written with a middle dot: given name and father's name. The demo has one worker for each. */
export const dottedNames: { name: string; sex: 'male' | 'female'; ethnicity: string }[] = [
  { name: '阿依努尔·艾力', sex: 'female', ethnicity: '维吾尔族' },
  { name: '古丽米热·吐逊', sex: 'female', ethnicity: '维吾尔族' },
  { name: '艾尔肯·玉素甫', sex: 'male', ethnicity: '维吾尔族' },
  { name: '买买提江·阿卜杜热合曼', sex: 'male', ethnicity: '维吾尔族' },
  { name: '叶尔江·哈布力', sex: 'male', ethnicity: '哈萨克族' },
]

/** Characters outside the common fonts, which real lists always hold. The demo has one worker for each. */
export const rareNames: { name: string; sex: 'male' | 'female' }[] = [
  { name: '沈䶮', sex: 'male' },
  { name: '陆𬭎', sex: 'male' },
]

export const politicalStatuses = [
  '群众',
  '中共党员',
  '中共预备党员',
  '共青团员',
  '民盟盟员',
  '民进会员',
  '农工党党员',
  '九三学社社员',
  '无党派人士',
] as const
export const educations = ['初中', '高中', '中专', '大专', '本科', '硕士研究生', '博士研究生'] as const

/* ---------- contests ---------- */

export const trades: (Named & { key: string })[] = [
  { key: 'electrician', zh: '电工', en: 'Electrician' },
  { key: 'welder', zh: '焊工', en: 'Welder' },
  { key: 'care', zh: '养老护理', en: 'Elderly care' },
  { key: 'turning', zh: '数控车工', en: 'CNC turning' },
]

/** Judges, their rank or title, and the trade they know; without a trade, they sit on review panels and committees. */
export interface Judge {
  name: string
  title: string
  trade: string | null
}

const judge =
  (trade: string | null) =>
  (line: string): Judge => {
    const [name = '', title = ''] = line.split(' ')
    return { name, title, trade }
  }

export const judges: Judge[] = [
  ...[
    '顾志恒 高级技师',
    '沈培良 正高级工程师',
    '陆亦鸣 高级考评员',
    '周惠芬 高级技师',
    '韩建栋 技师',
    '俞文涛 高级技师',
    '施国泰 高级考评员',
  ].map(judge('electrician')),
  ...[
    '蒋德明 高级技师',
    '倪海峰 高级技师',
    '唐永康 正高级工程师',
    '龚秀娟 高级考评员',
    '严振东 技师',
    '邵立军 高级技师',
    '洪春林 高级考评员',
  ].map(judge('welder')),
  ...[
    '许静怡 主任护师',
    '金玉兰 高级技师',
    '奚雅琴 副主任护师',
    '杜美珍 高级考评员',
    '方晓慧 主管护师',
    '秦月萍 高级技师',
    '叶文君 副教授',
  ].map(judge('care')),
  ...[
    '钱卫民 高级技师',
    '汪俊杰 高级技师',
    '范志刚 副教授',
    '陶金根 正高级工程师',
    '潘晓峰 高级考评员',
    '董一骏 技师',
    '袁建平 高级技师',
  ].map(judge('turning')),
  ...['程明远 教授', '夏立新 高级工程师', '傅雅珍 高级经济师', '贺文斌 研究员', '姚慧芸 高级工程师', '毛庆华 高级政工师'].map(judge(null)),
]
