/** Words of the hall: deliberation, papers keyed in twice, badges and devices, the rehearsal. */
import type { Words } from './words.ts'

const s = (n: number) => (n === 1 ? '' : 's')

export const keying = {
  title: ['纸质评分录入', 'Paper sheets'],
  lead: [
    '平板失灵时，评委在打印的空白评分表上打分，由两名记录员各自录入；一致即为评委已提交的评分表，不一致的逐项对照纸面核定。',
    'When a tablet fails, the judge marks on a printed sheet and two clerks key it in independently. Where they agree, it is the judge’s submitted sheet; differences are settled against the paper.',
  ],
  open: ['录入这份纸质表', 'Key in this paper'],
  none: ['没有需要录入的评分表', 'No sheet to key in'],
  line: [
    (open: number, waiting: number, differing: number) => `未交 ${open} 份，待第二人录入 ${waiting} 份，两次不一致 ${differing} 份`,
    (open: number, waiting: number, differing: number) => `${open} open, ${waiting} waiting for the second clerk, ${differing} to settle`,
  ],
  paperOf: [(judge: string, sitting: string) => `${judge} · ${sitting}`, (judge: string, sitting: string) => `${judge} · ${sitting}`],
  pick: ['选择纸面上的一行开始录入。', 'Choose a row of the paper to key it in.'],
  states: {
    open: ['未录入', 'Not keyed in'],
    mine: ['您已录入，待另一人', 'Keyed by you; waits for another clerk'],
    once: ['已录入一次，请您独立录入', 'Keyed once; please key it in independently'],
    differs: ['两次不一致', 'The two differ'],
    submitted: ['已提交', 'Submitted'],
  },
  keyRow: [(who: string) => `录入 ${who}`, (who: string) => `Key in ${who}`],
  keyAgain: [(who: string) => `重新录入 ${who}`, (who: string) => `Key in ${who} again`],
  save: ['保存录入', 'Save keying'],
  waiting: [
    (who: string) => `${who} 已录入，等另一名记录员独立录入。`,
    (who: string) => `${who} is keyed in and waits for the other clerk.`,
  ],
  agreed: [
    (who: string) => `${who} 两次录入一致，已成为评委提交的评分表。`,
    (who: string) => `${who}: both keyings agree; it is now the judge’s submitted sheet.`,
  ],
  differsNow: [
    (who: string) => `${who} 两次录入不一致，请对照纸面核定。`,
    (who: string) => `${who}: the two keyings differ. Settle them against the paper.`,
  ],
  settle: [(who: string) => `核定 ${who}`, (who: string) => `Settle ${who}`],
  settleLead: [
    '看纸面，每一项选出纸面上写的那个值。这里不能另填；都不对就全部作废，重新录入。',
    'Look at the paper and choose, for every aspect, the value that stands there. Nothing else can be typed; if neither is right, throw both away and key it in again.',
  ],
  first: ['第一次录入', 'First keying'],
  second: ['第二次录入', 'Second keying'],
  accept: ['接受核定', 'Accept'],
  reject: ['两次都作废', 'Throw both away'],
  rejectQuestion: [(who: string) => `${who} 的两次录入都作废？`, (who: string) => `Throw both keyings of ${who} away?`],
  rejectWhat: [
    '两份录入保留备查，但不再使用；这一行要重新录入两次。',
    'Both are kept on record but not used; this row is then keyed in twice anew.',
  ],
  notYours: ['由录入的两人或裁判长核定。', 'To be settled by one of the two clerks or the chief judge.'],
  scan: ['录入用', 'To key in'],
} as const satisfies Words

export const hallFaults = {
  'rehearsal-here': ['这是演练，不能公布，也不能再演练。', 'This is a rehearsal: it is never released, nor rehearsed again.'],
  'rehearsal-running': ['本赛项已有演练在进行，请先清除。', 'A rehearsal of this event is running; wipe it first.'],
  'keyed-twice': ['这份评分表已录入两次，请核定差异。', 'This sheet is keyed in twice already; settle the differences.'],
  'keyed-once': ['还缺第二次录入。', 'The second keying is still missing.'],
  'own-paper': ['不能录入自己的纸质评分表。', 'You cannot key in your own paper sheet.'],
  'choose-a-keying': ['请选出纸面上写的那个值。', 'Choose the value that stands on the paper.'],
  'no-sheets-here': ['这个参赛没有评分表。', 'This entry has no sheets.'],
  'deliberation-owed': [
    (p: Readonly<Record<string, string | undefined>>) => `还有 ${p.n} 份评分表未提交，提交后才能开放合议。`,
    (p: Readonly<Record<string, string | undefined>>) => `${p.n} sheets are not submitted yet; the deliberation opens after that.`,
  ],
} as const

export const deliberation = {
  title: ['合议', 'Deliberation'],
  lead: [
    '评分表全部提交之后，可以逐个开放合议：本组评委、裁判长和组织者能看到彼此的评语和备注。开放后不能收回。',
    'Once all sheets of an entry are in, its deliberation can be opened: the panel, the chief judge and the organiser then read each other’s notes. It cannot be closed again.',
  ],
  owed: [(n: number) => `还差 ${n} 份`, (n: number) => `${n} sheet${s(n)} missing`],
  open: ['开放合议', 'Open deliberation'],
  question: [(who: string) => `开放 ${who} 的合议？`, (who: string) => `Open the deliberation of ${who}?`],
  what: ['本组评委随即能看到彼此的评语和备注，不能收回。', 'The panel can read each other’s comments and notes from then on.'],
  isOpen: ['已开放', 'Open'],
} as const satisfies Words

export const devices = {
  badges: ['评委登录证', 'Judges’ badges'],
  badgesLead: [
    '每位评委一张登录证，打印后发给本人；PIN 码另行交付。登录证只能用一次，把评委和他的设备绑定。',
    'One badge for each judge, printed and handed over; the PIN is given separately. A badge works once and binds the judge’s device.',
  ],
  issue: ['制作全部登录证', 'Issue all badges'],
  issueQuestion: ['给本赛项全部评委制作登录证？', 'Issue badges to all judges of this event?'],
  issueWhat: [
    '之前未用的登录证和二维码立即作废；已登录的设备不受影响。登录证和 PIN 码只显示这一次，请随即打印。',
    'Badges and codes that were not used yet end at once; devices that are logged in stay so. Badges and PINs are shown this once only: print them now.',
  ],
  again: ['重发登录证', 'New badge'],
  againQuestion: [(name: string) => `给${name}重新制作登录证？`, (name: string) => `Issue a new badge to ${name}?`],
  print: ['打印登录证和 PIN 条', 'Print badges and PIN slips'],
  finish: ['已打印，关闭', 'Printed, close'],
  badgeTitle: ['评委登录证', 'Judge’s badge'],
  badgeHow: ['扫码，输入另行交付的六位 PIN 码。只能用一次。', 'Scan, then enter the six-digit PIN given to you separately. Works once.'],
  until: [(time: string) => `有效至 ${time}`, (time: string) => `Valid until ${time}`],
  pinTitle: ['PIN 条：与登录证分开交付', 'PIN slips: hand them over apart from the badges'],
  pin: ['PIN 码', 'PIN'],
  pinHow: ['请勿与登录证放在一起。输错五次即作废。', 'Keep it apart from the badge. Five wrong tries void it.'],
  judge: ['评委', 'Judge'],
  name: ['姓名', 'Name'],
  device: ['设备', 'Device'],
  since: ['绑定时间', 'Bound at'],
  none: ['还没有登录', 'Not logged in yet'],
  open: ['已登录', 'Logged in'],
  asleep: ['可用 PIN 码返回', 'Can come back by PIN'],
  ended: ['已停用', 'Ended'],
  end: ['停用设备', 'End device'],
  endQuestion: [
    (device: string, name: string) => `停用${name}的“${device}”？`,
    (device: string, name: string) => `End “${device}” of ${name}?`,
  ],
  endWhat: [
    '这台设备立即退出，PIN 码也不能再用。尚未送达的分留在设备上，须重新登录才能送达。',
    'It is logged out at once and its PIN opens nothing any more. Marks not yet delivered stay on it until the judge logs in again.',
  ],
  noJudges: ['还没有评委', 'No judges yet'],
  noJudgesNext: ['先在“评委组”页安排评委。', 'Seat the judges on the Panel page first.'],
} as const satisfies Words

export const rehearsal = {
  title: ['演练', 'Rehearsal'],
  lead: [
    '评委在自己的设备上给虚构的参赛打分，断网再恢复，看设备是否靠得住。演练不进任何名单、名次和统计，结束后一次清除。',
    'Judges mark made-up entries on their own devices, lose the network and get it back. A rehearsal is in no list, ranking or count, and is wiped afterwards.',
  ],
  start: ['开始演练', 'Start rehearsal'],
  startQuestion: ['开始本赛项的演练？', 'Start a rehearsal of this event?'],
  startWhat: [
    '为每位评委准备四份虚构的评分表。评委会在“评分”页看到“（演练）”赛项。',
    'Every judge gets four made-up sheets, listed on the Marking page as “(rehearsal)”.',
  ],
  steps: [
    '请评委逐一：打开演练评分表，打两分；关掉 Wi-Fi，再打两分；打开 Wi-Fi，等“已送达”，提交。',
    'Ask every judge to open a rehearsal sheet and give two marks; switch Wi-Fi off and give two more; switch it on again, wait for “Delivered”, and submit.',
  ],
  wipe: ['清除演练', 'Wipe rehearsal'],
  wipeQuestion: ['清除演练的全部数据？', 'Wipe everything of the rehearsal?'],
  wipeWhat: [
    '虚构的参赛、评分表和报告全部删除，不能恢复；操作记录保留。',
    'Made-up entries, sheets and reports are deleted for good; the audit log stays.',
  ],
  judge: ['评委', 'Judge'],
  report: ['设备就绪报告', 'Readiness report'],
  verdict: ['结论', 'Verdict'],
  ready: ['就绪', 'Ready'],
  notYet: ['未完成', 'Not done yet'],
  look: ['需处理', 'Needs attention'],
  device: ['设备', 'Device'],
  persistence: ['存储承诺', 'Storage'],
  persistent: ['浏览器承诺保留', 'Kept for sure'],
  notPersistent: ['可能被清理', 'May be cleared'],
  unknown: ['浏览器不说明', 'Not said'],
  secure: ['安全连接', 'Secure'],
  secureYes: ['HTTPS，可离线打开', 'HTTPS, opens offline'],
  secureNo: ['HTTP，离线时须保持页面打开', 'HTTP: keep the page open while offline'],
  offset: ['时钟偏差', 'Clock'],
  seconds: [(n: string) => `${n} 秒`, (n: string) => `${n} s`],
  cuts: ['断网与恢复', 'Cut and restored'],
  cutsOf: [
    (cuts: number, back: number) => `断 ${cuts} 次，恢复 ${back} 次`,
    (cuts: number, back: number) => `cut ${cuts}, restored ${back}`,
  ],
  delivered: ['最后送达', 'Last delivery'],
  undelivered: ['未送达', 'Not delivered'],
  sheets: ['已提交', 'Submitted'],
} as const satisfies Words
