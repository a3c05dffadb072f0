/** 500 certificates as one PDF, as the job makes it: a process beside the server, two fonts, a code each; and what a timer notices meanwhile. */
import { pagesOf } from '../../../server/papers/certificate-pages.ts'
import { press } from '../../../server/papers/press.ts'
import { clock, type Figure, tell } from '../figure.ts'

const MANY = 500
const certificates = Array.from({ length: MANY }, (_, i) => ({
  id: String(i),
  number: `〔2026〕技赛第${String(i + 1).padStart(4, '0')}号`,
  eventId: 'event',
  entryId: String(i),
  release: 2,
  at: '2026-05-01T01:00:00.000Z',
  revokedAt: null,
  revokedBy: null,
  reason: null,
  honour: {
    label: `${'赵钱孙李周吴郑王'[i % 8]}${'强敏䶮𬭎'.match(/./gu)?.[i % 4]}`,
    unit: `申江第${i % 90}建设工程有限公司工会委员会`,
    rank: i + 1,
    prize: { zh: '三等奖', en: 'Third prize' },
    titles: [],
    event: { name: '焊工', nameEn: 'Welder', groupName: '职工组' },
    competition: { name: '2026年申江区职工职业技能大赛', nameEn: 'Skills Contest 2026', organiser: '申江区总工会' },
  },
}))

const make = () => press<Uint8Array>({ certificates: pagesOf(certificates, 'zh', 'http://192.168.1.10:3000') })

let late = 0
let last = performance.now()
const timer = setInterval(() => {
  late = Math.max(late, performance.now() - last - 10)
  last = performance.now()
}, 10)
let bytes = 0
const ours = await clock(async () => {
  bytes = (await make()).length
})
clearInterval(timer)
tell([
  { figure: `${MANY} certificates as one PDF, beside the server`, ours, ceiling: null, unit: 'ms', goal: '< 10000' },
  { figure: '  its size', ours: bytes / 1e6, ceiling: null, unit: 'MB', goal: '' },
  { figure: '  longest delay of a 10 ms timer meanwhile', ours: late, ceiling: null, unit: 'ms', goal: 'as without' },
] satisfies Figure[])
