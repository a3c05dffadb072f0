/** Words of papers: mark sheets, sign-off sheets, the result notice, certificates, the medal table, the dossier. */
import type { FaultWords } from './problems.ts'
import type { Words } from './words.ts'

export const papers = {
  title: ['文书', 'Papers'],
  lead: ['在浏览器中打印到 A4。', 'Print them on A4 from the browser.'],
  blank: ['空白评分表', 'Blank mark sheets'],
  blankLead: [
    '每位评委一份，按抽签顺序排列；断网断电时手工打分用。',
    'One for each judge, in drawn order, for marking by hand when all else fails.',
  ],
  signoff: ['评分确认单', 'Sign-off sheets'],
  signoffLead: ['每位评委已提交的分数，由本人核对签字。', 'What each judge has submitted, to be checked and signed.'],
  notice: ['成绩公告', 'Result notice'],
  noticeLead: ['最近一次公布的成绩，供签字盖章后张贴。', 'The latest release, to be signed, stamped and posted.'],
  records: ['个人成绩单', 'Result records'],
  recordsLead: [
    '每个参赛一页：各评委的分数、违规、计算过程、名次和奖次；封存之后才能打印。',
    'One page for each entry: every judge’s marks, incidents, how the total came about, rank and prize; after the seal.',
  ],
  recordsLoading: [(n: number, of: number) => `正在准备第 ${n} 份，共 ${of} 份…`, (n: number, of: number) => `Preparing ${n} of ${of}…`],
  record: ['成绩单', 'Result record'],
  decidedBy: ['名次依据', 'Decided by'],
  incidents: ['违规与加减分', 'Incidents'],
  trace: ['计算过程', 'How the total came about'],
  notReleased: ['尚未公布，仅供内部核对', 'Not released; for checking only'],
  open: ['打开', 'Open'],
  print: ['打印', 'Print'],
  event: ['赛项', 'Event'],
  judge: ['评委', 'Judge'],
  sitting: ['评分项', 'Part'],
  code: ['加密号', 'Code'],
  entry: ['参赛', 'Entry'],
  notSubmitted: ['未提交', 'not submitted'],
  notMarked: ['未评', 'not marked'],
  absent: ['缺评', 'judge absent'],
  abstained: ['弃评', 'abstained'],
  total: ['合计', 'Total'],
  rowCode: ['核对码', 'Check code'],
  keyIn: ['扫码录入', 'Scan to key in'],
  digest: [(d: string) => `核对码 ${d}`, (d: string) => `Check code ${d}`],
  blankNote: [
    '每格写最终分；改动处须评委签名。空格表示未评，不等于 0 分。',
    'Write the final mark in each box and sign every change. An empty box means not marked; it is not a 0.',
  ],
  signNote: ['以上分数经本人核对无误。', 'I have checked the marks above; they are mine.'],
  signJudge: ['评委', 'Judge'],
  signChief: ['裁判长', 'Chief judge'],
  signSupervisor: ['监督员', 'Supervisor'],
  sealOrganiser: ['主办单位', 'Organiser'],
  noticeTitle: [(competition: string) => `关于公布“${competition}”成绩的公告`, (competition: string) => `Results of ${competition}`],
  noticeBody: [
    (event: string, kind: string, n: number) => `现将“${event}”${kind}（第 ${n} 次公布）公告如下：`,
    (event: string, kind: string, n: number) => `The ${kind} results of ${event} (release ${n}) are as follows:`,
  ],
  noticeEnd: ['如有异议，请以书面形式向主办单位提出。', 'Objections are to be put to the organiser in writing.'],
  nothing: ['还没有可打印的内容', 'Nothing to print yet'],
  nothingNext: ['先安排评委并抽签，成绩公告要在公布之后。', 'Seat the judges and draw lots first; the notice follows the release.'],

  signClerk: ['经办人', 'Clerk'],
  signBox: ['（签字/盖章）', ' (signature / seal)'],
  signLine: ['（签字/盖章）：              年   月   日', ' (signature / seal):                 date:'],
  dateLine: ['年   月   日', 'Date:                '],
  lot: ['抽签号', 'Lot'],
  state: ['状态', 'State'],
  entriesTitle: [(event: string) => `${event} 参赛名单`, (event: string) => `Entry list: ${event}`],

  certificate: ['获奖证书', 'Certificate of Award'],
  certificates: ['获奖证书', 'Certificates'],
  certificatesLead: [
    '正式成绩公布后发证：每人一个编号，永不重复；更正后变动的证书作废，另发新号。',
    'Issued from the official release: each has a number that is never given twice; what a correction changes is revoked and issued anew.',
  ],
  certificateBody: [
    (competition: string, event: string, rank: number, honour: string) => `在“${competition}”${event}赛项中名列第 ${rank}，荣获${honour}。`,
    (competition: string, event: string, rank: number, honour: string) =>
      `is awarded: ${honour}. Rank ${rank} in ${event}, ${competition}.`,
  ],
  inGroup: [(event: string, group: string) => `${event}（${group}）`, (event: string, group: string) => `${event} (${group})`],
  certificateEnd: ['特发此证，以资鼓励。', ''],
  certificateNumber: ['证书编号：', 'No. '],
  verifyByCode: ['扫码核验真伪', 'Scan to verify'],
  sealHere: ['（盖章）', '(seal)'],
  numberRule: ['〔{year}〕技赛第{0000}号', '{year}-SKILLS-{0000}'],
  rule: ['编号规则', 'Rule of numbers'],
  ruleHint: ['{year} 是年度，{0000} 是四位顺序号', '{year} is the year, {0000} the serial number with four digits'],
  issue: [(n: number) => `发放 ${n} 份证书`, (n: number) => `Issue ${n} certificate${n === 1 ? '' : 's'}`],
  revise: [
    (issue: number, revoke: number) => `作废 ${revoke} 份，补发 ${issue} 份`,
    (issue: number, revoke: number) => `Revoke ${revoke}, issue ${issue} anew`,
  ],
  issueQuestion: ['发放这些证书吗？', 'Issue these certificates?'],
  issueConsequence: [
    '编号一经发出不再改动；名单更正后只能作废重发。',
    'Numbers stay as they are; after a correction certificates can only be revoked and issued anew.',
  ],
  upToDate: ['证书与最新正式名单一致。', 'The certificates agree with the latest official list.'],
  noCertificates: ['还没有证书', 'No certificates yet'],
  noCertificatesNext: ['正式公布成绩之后，在这里发放。', 'They are issued here once the results are released officially.'],
  undrawable: [
    '以下文字含有字库里没有的字，打印前请改用手写或另制：',
    'These texts hold characters that the font lacks; have them written by hand or made elsewhere:',
  ],
  printAll: ['生成全部证书 PDF', 'Make the PDF of all'],
  printAllEn: ['生成英文版 PDF', 'Make the English PDF'],
  register: ['证书登记册', 'Certificate register'],
  registerTitle: [(event: string) => `${event} 证书登记册`, (event: string) => `Certificate register: ${event}`],
  downloadRegister: ['下载登记册', 'Download register'],
  number: ['证书编号', 'Number'],
  honour: ['荣誉', 'Honour'],
  fromRelease: ['公布编号', 'Release'],
  issuedOn: ['发证日期', 'Issued on'],
  valid: ['有效', 'Valid'],
  revoked: ['已作废', 'Revoked'],
  overtaken: ['待更正', 'Superseded'],
  verifyTitle: ['证书核验', 'Verify a certificate'],
  verifyUnknown: ['没有这个编号的证书', 'No certificate has this number'],
  verifyUnknownNext: ['请核对证书上的编号；扫码最可靠。', 'Check the number on the certificate; scanning its code is safest.'],
  verifyValid: ['此证书有效。', 'This certificate is valid.'],
  verifyRevoked: [(day: string) => `此证书已作废。${day}`, (day: string) => `This certificate was revoked. ${day}`],
  verifyOvertaken: [
    '最新公布的名单与此证书不一致，请以名单为准。',
    'The latest list says something else than this certificate; the list counts.',
  ],
  verifyNext: [(number: string) => `新证书：${number}`, (number: string) => `The new certificate: ${number}`],
  verifyList: ['查看公布的名单', 'See the released list'],
  verifyNumber: ['证书编号', 'Certificate number'],
  verify: ['核验证书', 'Verify certificate'],

  medals: ['奖牌榜', 'Medal table'],
  medalsLead: ['按单位统计本赛事已公布的奖次。', 'The released prizes of this competition, by unit.'],
  medalTitle: [(competition: string) => `${competition} 奖牌榜`, (competition: string) => `Medal table: ${competition}`],
  medalRule: [
    '先比最高奖次的数量，相同再比下一奖次；全部相同的名次并列。',
    'More of the highest prize is ahead, then more of the next; units alike in all share the rank.',
  ],
  medalEvents: [(events: string) => `统计范围：${events}`, (events: string) => `Events counted: ${events}`],
  prizesInAll: ['合计', 'Total'],
  downloadMedals: ['下载奖牌榜', 'Download medal table'],
  downloadStandings: ['下载成绩表', 'Download standings'],
  press: ['新闻通稿数据', 'For the press'],
  pressText: [
    (competition: string, organiser: string, f: PressFigures) =>
      `由${organiser}主办的“${competition}”共 ${f.events} 个赛项公布了成绩。来自 ${f.units} 家单位的 ${f.entrants} 个参赛者参赛，${f.ranked} 个取得名次；共评出${f.prizes.map(([name, n]) => `${name} ${n} 个`).join('、')}。${f.provisional ? '其中含初步成绩，以正式公布为准。' : ''}`,
    (competition: string, organiser: string, f: PressFigures) =>
      `${competition}, organised by ${organiser}, has released the results of ${f.events} event${f.events === 1 ? '' : 's'}. ${f.entrants} entrants from ${f.units} unit${f.units === 1 ? '' : 's'} took part and ${f.ranked} were ranked; the prizes given are: ${f.prizes.map(([name, n]) => `${name} ${n}`).join(', ')}.${f.provisional ? ' Some of these results are provisional.' : ''}`,
  ],
  noMedals: ['本赛事还没有公布成绩', 'This competition has released nothing yet'],
  noMedalsNext: ['公布成绩后，这里按单位统计奖次。', 'Once results are released, their prizes are counted here by unit.'],

  dossier: {
    title: ['卷宗', 'Dossier'],
    lead: [
      '封存之后，把本赛项的全部材料打成一个压缩包，附每个文件的 SHA-256 校验值。',
      'After the seal: everything about this event in one archive, with the SHA-256 of every file.',
    ],
    make: ['生成卷宗', 'Make dossier'],
    contents: ['目录', 'contents'],
    scheme: ['评分方案', 'scheme'],
    draw: ['抽签记录', 'draw'],
    entries: ['参赛名单', 'entries'],
    sheets: ['核算数据', 'sheets'],
    release: [(n: number) => `第${n}次公布`, (n: number) => `release-${n}`],
    corrections: ['更正', 'corrections'],
    recheck: ['复核', 'recheck'],
    appeals: ['申诉', 'appeals'],
    audit: ['操作记录', 'audit'],
  },
} as const satisfies Words

interface PressFigures {
  events: number
  entrants: number
  ranked: number
  units: number
  prizes: (readonly [name: string, n: number])[]
  provisional: boolean
}

/** What papers refuse. */
export const paperFaults: FaultWords = {
  'not-official-yet': ['要先正式公布成绩，才能发放证书。', 'Release the results officially before issuing certificates.'],
  'codes-closed': ['加密号还没有全部解密，卷宗会泄露谁是谁。', 'The codes are not all opened yet; the dossier would tell who is who.'],
  'no-certificates': ['还没有有效的证书可以打印。', 'There is no valid certificate to print yet.'],
  'number-rule': [
    '编号规则里要有且只有一个顺序号，例如 {0000}，不能含 / ? # % \\。',
    'The rule needs exactly one serial number such as {0000}, and no / ? # % \\.',
  ],
}
