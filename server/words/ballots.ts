/** Words of the committee room, its ballots, the voting page, the minutes and the big screen. */
import type { FaultWords } from './problems.ts'
import type { Words } from './words.ts'

const s = (n: number) => (n === 1 ? '' : 's')
const SHARE = /^(>=?)(\d+)\/(\d+)$/
const CN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const shareZh = (share: string) => {
  const [, sign, a, b] = SHARE.exec(share) ?? []
  const part = `${CN[Number(b)] ?? b}分之${CN[Number(a)] ?? a}`
  return share === '>1/2' ? '过半数' : sign === '>' ? `超过${part}` : `${part}以上`
}
const shareEn = (share: string) => {
  const [, sign, a, b] = SHARE.exec(share) ?? []
  return `${sign === '>' ? 'more than' : 'at least'} ${a}/${b}`
}
const FEW = 12
const round = (n: number) => CN[n] ?? String(n)

export const ballots = {
  tab: ['评审会', 'Room'],
  title: ['评审会', 'Committee room'],
  none: ['还没有评审会', 'No meeting yet'],
  noneNext: [
    '先填写时间、地点和评委名单；人选取自推荐名单，回避关系自动找出。',
    'Enter time, place and members. The names come from the nominations; recusals are found by themselves.',
  ],
  setUp: ['召集评审会', 'Set up a meeting'],
  change: ['修改会议安排', 'Change the meeting'],
  name: ['会议名称', 'Meeting'],
  defaultName: ['评选委员会评审会议', 'Meeting of the award committee'],
  place: ['地点', 'Place'],
  startsAt: ['时间', 'Time'],
  quorum: ['法定到会人数', 'Quorum'],
  share: [shareZh, shareEn],
  agenda: ['议程', 'Agenda'],
  agendaHint: ['每行一项', 'One item a line'],
  agendaStart: [
    '宣布到会人数\n逐组讨论人选\n投票表决\n宣布结果',
    'State who is present\nDiscuss the names group by group\nVote\nAnnounce the outcome',
  ],
  members: ['委员', 'Members'],
  membersHint: [
    '每行一人：姓名、单位、申报有关系的人或单位（用顿号分开）。三栏之间用 Tab 或竖线，可直接从 Excel 粘贴。',
    'One a line: name, unit, declared relations (separated by commas). Tab or | between the three; paste from Excel.',
  ],
  present: [(n: number, of: number) => `到会 ${n} 人，应到 ${of} 人`, (n: number, of: number) => `${n} of ${of} present`],
  quorate: [(n: number) => `达到法定人数（${n} 人）`, (n: number) => `Quorum reached (${n})`],
  short: [
    (n: number, needed: number) => `还差 ${n} 人，须到 ${needed} 人`,
    (n: number, needed: number) => `${n} short of the quorum of ${needed}`,
  ],
  signIn: ['签到', 'Sign in'],
  signOut: ['离会', 'Sign out'],
  attendance: ['签到', 'Attendance'],
  states: { absent: ['未到', 'Absent'], present: ['在场', 'Present'], left: ['已离会', 'Left'] },
  order: ['讨论顺序', 'Order of discussion'],
  orderLead: ['按回避情况分组排列，使离场次数最少。', 'Grouped by recusals, so that people leave as seldom as possible.'],
  outsideLead: [(n: number) => `共需离场 ${n} 人次。`, (n: number) => `${n} time${s(n)} somebody leaves.`],
  group: ['组', 'Group'],
  names: ['人选', 'Names'],
  some: [
    (names: string[]) => (names.length > FEW + 3 ? `${names.slice(0, FEW).join('、')}等 ${names.length} 人` : names.join('、')),
    (names: string[]) => (names.length > FEW + 3 ? `${names.slice(0, FEW).join(', ')} and ${names.length - FEW} more` : names.join(', ')),
  ],
  because: [(who: string, why: string) => `${who}（${why}）`, (who: string, why: string) => `${who} (${why})`],
  outside: ['请离场', 'Outside'],
  leaveNow: [(who: string) => `请 ${who} 现在离场`, (who: string) => `Please leave now: ${who}`],
  comeBack: [(who: string) => `请 ${who} 回到会场`, (who: string) => `Please come back: ${who}`],
  nobodyOut: ['无人需要回避', 'Nobody needs to leave'],
  call: ['讨论此组', 'Call this group'],
  callNext: ['进入下一组', 'Call the next group'],
  now: ['正在讨论', 'Now'],
  grounds: { 'same-unit': ['同单位', 'same unit'], ancestor: ['上下级单位', 'unit above or below'], declared: ['申报关系', 'declared'] },

  ballots: ['表决', 'Ballots'],
  noBallots: ['还没有表决', 'No ballot yet'],
  noBallotsNext: ['讨论之后，新建一次表决。', 'After the discussion, add a ballot.'],
  addBallot: ['新建表决', 'Add a ballot'],
  nextRound: ['进行下一轮', 'Prepare the next round'],
  ballotTitle: ['表决事项', 'What is voted on'],
  defaultTitle: ['拟表彰人选', 'Names for the list'],
  roundTitle: [(title: string, n: number) => `${title}（第${round(n)}轮）`, (title: string, n: number) => `${title} (round ${n})`],
  mode: ['方式', 'How'],
  modes: { paper: ['纸质选票', 'On paper'], codes: ['电子投票码', 'By voting codes'] },
  modeHints: {
    paper: ['两名计票人各自录入，一致才有效', 'Two scrutineers count apart; only equal counts hold'],
    codes: ['抽取投票码，用手机投票；5 人以上', 'Codes are drawn by hand; phones vote; five or more voters'],
  },
  places: ['名额', 'Places'],
  most: ['每票最多选', 'Names a ballot, at most'],
  rule: ['通过条件（按到会人数）', 'Adopted by, of those present'],
  recused: ['应回避的委员', 'Recused members'],
  recusals: { leave: ['不参加本次表决', 'leave and do not vote'], stay: ['参加整体表决', 'vote on the list as a whole'] },
  whoOut: [(who: string) => `不参加表决：${who}`, (who: string) => `Not voting: ${who}`],
  states2: {
    draft: ['待印票', 'Slips to print'],
    ready: ['待开票箱', 'Ready'],
    open: ['投票中', 'Open'],
    closed: ['已计票', 'Counted'],
    annulled: ['已作废', 'Annulled'],
  },
  summary: [
    (places: number, most: number, rule: string) => `名额 ${places} 个，每票最多选 ${most} 人，${shareZh(rule)}通过`,
    (places: number, most: number, rule: string) =>
      `${places} place${s(places)}, at most ${most} names a ballot, adopted by ${shareEn(rule)}`,
  ],
  open: ['开始投票', 'Open the ballot'],
  openText: [
    '按现在到会并可投票的人数开始。开始后人数不再改变。',
    'It opens for those who are present and may vote now; their number then stands.',
  ],
  slips: ['印制投票码', 'Print voting codes'],
  slipsText: [
    '每位可投票的委员一张投票码，另有三份开箱码交三名监票人。只显示这一次；重新印制，旧码作废。屏幕上看得到全部的码：请当众印制，印好即关闭。',
    'A code for each voter, and three shares for three scrutineers. They are shown this once; printing anew ends the earlier ones. Whoever prints sees them all: print in front of everybody, then close.',
  ],
  slipTitle: ['投票码（抽签领取，不登记姓名）', 'Voting code: drawn by hand, never written down beside a name'],
  slipHow: ['扫码或打开网址，输入投票码。用一次即作废。', 'Scan, or open the address and type the code. Good for one vote.'],
  shareTitle: [(n: number) => `开箱码 ${n}（监票人保管）`, (n: number) => `Share ${n} of 3, for one scrutineer`],
  shareHow: ['三份中任意两份可以开箱；少于两份，谁也看不到票。', 'Any two of the three open the box; with one alone nobody can.'],
  print: ['打印', 'Print'],
  finish: ['已印好', 'Finish'],
  shareN: [(n: number) => `监票人 ${n} 的开箱码`, (n: number) => `Share of scrutineer ${n}`],
  openShares: ['三名监票人各输入一次，确认开箱码有效。', 'Each of the three types theirs once, so that it is known to fit.'],
  cast: [(n: number, of: number) => `已投 ${n} 票，共 ${of} 票`, (n: number, of: number) => `${n} of ${of} votes in`],
  noBox: ['读不到票箱文件：请作废本次表决，重新投票。', 'The box cannot be read: annul this ballot and vote again.'],
  close: ['开箱计票', 'Open the box and count'],
  closeText: ['停止投票并计票，不能再投。', 'Voting ends; nobody can vote any more.'],
  closePaper: ['确认计票结果', 'Confirm the count'],
  annul: ['作废表决', 'Annul the ballot'],
  annulQuestion: ['作废这次表决吗？', 'Annul this ballot?'],
  annulText: ['票箱清空，不产生结果；记录和会议纪要写明理由。', 'The box is emptied without an outcome; the reason stands in the minutes.'],
  annulledBy: [(reason: string) => `已作废：${reason}`, (reason: string) => `Annulled: ${reason}`],
  voters: [(n: number) => `可投票 ${n} 人`, (n: number) => `${n} voter${s(n)}`],
  count: ['录入计票', 'Enter a count'],
  countHint: [
    '请只录入自己数的结果。两人的结果不一致时，只显示哪些行不同。',
    'Enter what you counted yourself. Where two counts differ, only the lines are shown, never the other’s numbers.',
  ],
  papers: ['收回选票', 'Papers in the box'],
  invalid: ['其中废票', 'Of these invalid'],
  blank: ['其中白票', 'Of these blank'],
  saveCount: ['提交计票', 'Hand in the count'],
  counted: [(who: string) => `已录入：${who}`, (who: string) => `Counted by ${who}`],
  oneMore: ['还需另一名计票人录入。', 'The other scrutineer still has to count.'],
  differ: [
    (what: string) => `两人计票不一致：${what}。请各自重数，再提交。`,
    (what: string) => `The counts differ: ${what}. Both count again and hand in anew.`,
  ],
  equal: ['两人计票一致。', 'Both counts are equal.'],
  votes: ['得票', 'Votes'],
  result: ['结果', 'Outcome'],
  adopted: ['通过', 'Adopted'],
  tied: ['票数相同', 'Tied'],
  notAdopted: ['未通过', 'Not adopted'],
  arithmetic: [
    (present: number, rule: string, needed: number, papers: number, invalid: number, blank: number) =>
      `可投票 ${present} 人，${shareZh(rule)}通过即须 ${needed} 票；收回 ${papers} 票，废票 ${invalid} 票，白票 ${blank} 票。`,
    (present: number, rule: string, needed: number, papers: number, invalid: number, blank: number) =>
      `${present} voting; ${shareEn(rule)} is ${needed} votes. ${papers} papers, ${invalid} invalid, ${blank} blank.`,
  ],
  openPlaces: [(n: number) => `还有 ${n} 个名额未定`, (n: number) => `${n} place${s(n)} still open`],
  tiedNames: [(who: string) => `${who} 票数相同，须再投一轮`, (who: string) => `${who}: equal votes, another round decides`],
  recounted: ['本机按公布的选票重新计数，结果一致。', 'Counted again on this device from the published votes: the same.'],
  notRecounted: ['本机重新计数，结果不一致！', 'Counted again on this device: NOT the same.'],
  toList: ['将通过的人选列入名单', 'Put the adopted on the list'],
  onList: ['已列入名单', 'On the list'],

  screen: ['打开大屏', 'Open the big screen'],
  showMinutes: ['起草会议纪要', 'Draft the minutes'],
  closeMeeting: ['结束会议', 'Close the meeting'],
  closeMeetingText: ['之后不能再签到、讨论和表决。', 'Nobody signs in, nothing is discussed or voted on any more.'],
  closed: ['会议已结束', 'The meeting is closed'],
  earlier: ['其他会议', 'Other meetings'],

  minute: {
    title: [(name: string) => `${name}纪要`, (name: string) => `Minutes: ${name}`],
    members: ['委员', 'Members'],
    attended: [
      (n: number, of: number, needed: number) => `应到 ${of} 人，实到 ${n} 人，法定人数 ${needed} 人。`,
      (n: number, of: number, needed: number) => `${n} of ${of} attended; the quorum is ${needed}.`,
    ],
    arrive: [(who: string) => `${who} 到会。`, (who: string) => `${who} arrived.`],
    leave: [(who: string) => `${who} 离会。`, (who: string) => `${who} left.`],
    item: [(what: string) => `讨论：${what}。`, (what: string) => `Discussed: ${what}.`],
    out: [(who: string) => `${who} 回避离场。`, (who: string) => `${who} left for it.`],
    opened: [
      (title: string, n: number) => `开始表决：${title}，可投票 ${n} 人。`,
      (title: string, n: number) => `Ballot opened: ${title}, ${n} voting.`,
    ],
    counted: [(title: string) => `计票：${title}。`, (title: string) => `Ballot counted: ${title}.`],
    annulled: [
      (title: string, reason: string) => `表决作废：${title}。理由：${reason}。`,
      (title: string, reason: string) => `Ballot annulled: ${title}. Reason: ${reason}.`,
    ],
    closed: ['会议结束。', 'The meeting closed.'],
    course: ['经过', 'What happened'],
    chair: ['主持人', 'Chair'],
    secretary: ['记录人', 'Secretary'],
    scrutineers: ['监票人', 'Scrutineers'],
  },

  vote: {
    title: ['无记名投票', 'Secret ballot'],
    code: ['投票码', 'Voting code'],
    codeHint: ['纸条上的八组字符，不分大小写', 'Eight groups of signs from your slip; small letters will do'],
    next: ['打开选票', 'Open the paper'],
    choose: [(most: number, n: number) => `最多选 ${most} 人，已选 ${n} 人`, (most: number, n: number) => `At most ${most}; ${n} chosen`],
    send: ['投出此票', 'Cast this vote'],
    question: [
      (n: number) => (n === 0 ? '投出白票吗？' : `投给这 ${n} 人吗？`),
      (n: number) => (n === 0 ? 'Cast a blank vote?' : `Vote for these ${n}?`),
    ],
    consequence: ['投出后不能更改，投票码随即作废。', 'It cannot be changed, and the code is used up.'],
    done: ['您的票已收到。', 'Your vote is in.'],
    doneText: ['请关闭此页，纸条可以销毁。', 'Close this page. The slip may be destroyed.'],
    spent: ['这个投票码已经用过。', 'This code was used already.'],
    another: ['输入另一个投票码', 'Type another code'],
    limits: ['保密到什么程度', 'How secret this is'],
    protects: [
      '投票码抽签领取，系统不知道谁拿了哪一张；票在服务器上加密存放，须两名监票人的开箱码才能打开，计票时按票面内容排序、一次写入，不记录投票时间。',
      'Codes are drawn by hand: the system never knows who has which. The server stores votes encrypted; two scrutineers’ shares open them; they are written at once, sorted by what they say, without times.',
    ],
    notLead: ['不能防止：', 'It does not protect against:'],
    not: {
      server: [
        '票由服务器收到后加密，不是在您的手机上加密：管理服务器的人改动程序，或在投票的一刻读取内存，就看得到票',
        'Votes are encrypted by the server when they arrive, not on your phone: whoever runs it can change the program, or read memory at that moment, and see them',
      ],
      slips: ['印制的人记下全部投票码和开箱码', 'whoever prints the slips noting codes and shares'],
      disk: [
        '有人在投票时复制了硬盘，又拿到两份开箱码：可按投票先后读票',
        'somebody who copied the disk during the vote and gets two shares: the order of votes can then be read',
      ],
      network: ['网络设备记下哪部手机何时投票', 'network equipment noting which phone voted when'],
      eyes: ['旁人看您的屏幕，或要求您当面投票', 'eyes on your screen, or somebody making you vote in front of them'],
      unanimous: ['全体一致：人人都知道您的票', 'a unanimous result: everybody then knows your vote'],
    },
  },
} as const satisfies Words

export const ballotFaults: FaultWords = {
  'member-twice': [(p) => `“${p.name}”出现两次，请加以区分`, (p) => `“${p.name}” is there twice: tell them apart`],
  'member-unit': [(p) => `${p.name}：找不到单位“${p.unit}”`, (p) => `${p.name}: no unit is called “${p.unit}”`],
  'meeting-closed': ['会议已经结束', 'The meeting is closed'],
  'no-quorum': [(p) => `到会 ${p.n} 人，不足法定人数 ${p.needed} 人`, (p) => `${p.n} present; the quorum is ${p.needed}`],
  'ballot-begun': ['表决已经开始', 'The ballot has begun'],
  'ballot-not-closed': ['上一轮还没有结束', 'The round before is not closed'],
  'ballot-not-open': ['现在不能投票', 'The ballot is not open'],
  'too-few-voters': [
    (p) => `可投票 ${p.n} 人；少于 ${p.least} 人不能用电子投票，因为人数太少无法保密，请用纸质选票`,
    (p) => `${p.n} may vote; under ${p.least}, codes keep no secret: vote on paper`,
  ],
  'no-slips': ['请先印制投票码', 'Print the voting codes first'],
  'attendance-changed': [
    (p) => `现在可投票 ${p.n} 人，印了 ${p.codes} 张投票码：请收回重新印制`,
    (p) => `${p.n} may vote now, ${p.codes} codes are printed: collect them and print anew`,
  ],
  'slips-shown-once': ['投票码只显示一次，请重新印制', 'Codes are shown once: print them anew'],
  'share-mistyped': ['开箱码有误，请对照纸条', 'Not a share: compare it with the paper'],
  'share-wrong': ['开箱码不属于这次表决', 'These shares do not belong to this ballot'],
  'code-mistyped': ['投票码有误，请对照纸条', 'Not a code: compare it with your slip'],
  'code-unknown': ['这个投票码不能用', 'This code is not valid'],
  'code-spent': ['这个投票码已经用过', 'This code was used already'],
  'vote-with-name': [
    '这个请求带有登录信息，没有受理；请用投票页投票',
    'The request carried a log-in and was not read: use the voting page',
  ],
  'too-many-names': [(p) => `最多选 ${p.most} 人`, (p) => `At most ${p.most} names`],
  'journal-lost': ['票箱文件不见了，请作废本次表决', 'The box is gone: annul this ballot'],
  'journal-damaged': ['票箱文件被改动，请作废本次表决', 'The box was tampered with: annul this ballot'],
  'counted-by-two': ['已有两名计票人录入', 'Two scrutineers have counted already'],
  'counts-missing': ['两名计票人都录入后才能确认', 'Both scrutineers must have counted'],
  'counts-differ': ['两人计票不一致，请各自重数', 'The counts differ: both count again'],
  'more-than-voters': [(p) => `不能多于可投票人数 ${p.most}`, (p) => `No more than the ${p.most} voters`],
  'more-than-papers': ['多于有效选票数', 'More than there are valid papers'],
  'more-votes-than-papers': ['得票总数超过有效选票所能投出的票数', 'More votes in all than the papers can hold'],
}
