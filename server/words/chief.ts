/** Words of the chief judge's desk: sittings, the matrix, re-scoring, waivers, late marks, broken seals. */
import type { Words } from './words.ts'

export const chief = {
  title: ['裁判长台', 'Chief’s desk'],
  sittings: ['评分单元', 'Sittings'],
  checked: ['已核对', 'Checked'],
  checkAll: ['核对已提交', 'Check submitted'],
  checkAllQuestion: [(name: string) => `核对“${name}”的全部已提交评分表？`, (name: string) => `Check all submitted sheets of “${name}”?`],
  checkAllWhat: [
    '核对后评分表不再变动；之后送达的分另行保留，由裁判长裁定。仍可退回。',
    'A checked sheet takes no more marks; what arrives later is kept for the chief judge to rule on. It can still be sent back.',
  ],
  seal: ['封存本单元', 'Seal sitting'],
  sealQuestion: [(name: string) => `封存“${name}”的评分表？`, (name: string) => `Seal the sheets of “${name}”?`],
  sealWhat: [
    '封存后任何人都不能改这一单元的分。全部单元封存之后，姓名才重新显示，成绩才能公布。',
    'After that nobody can change a mark of this sitting. Names are shown again, and results released, only when all sittings are sealed.',
  ],
  unseal: ['申请启封', 'Ask to break seal'],
  unsealAll: ['申请全部启封', 'Ask to break all seals'],
  unsealQuestion: [(name: string) => `申请启封“${name}”？`, (name: string) => `Ask to break the seal of “${name}”?`],
  unsealAllQuestion: ['申请启封整个赛项？', 'Ask to break the seals of the whole event?'],
  unsealWhat: [
    '由另一位组织者或裁判长确认后，评分表回到“已核对”，可以退回改分。申请人、确认人和理由都记入操作记录。',
    'Once another organiser or the chief judge confirms, the sheets are checked again and can be sent back. Both people and the reason are kept in the audit log.',
  ],
  unsealHides: ['在重新封存之前，姓名再次隐藏。', 'Names are hidden again until the sheets are sealed anew.'],
  unsealReleased: [
    '成绩已经公布：须先在“成绩”页申请更正，改后的名次作为下一次公布。',
    'A list is published: ask for a correction on the Results page first; what changes becomes the next release.',
  ],
  asked: [
    (who: string, what: string, at: string) => `${who} 于 ${at} 申请启封${what}。理由：`,
    (who: string, what: string, at: string) => `${who} asked at ${at} to break the seal of ${what}. Reason: `,
  ],
  wholeEvent: ['整个赛项', 'the whole event'],
  confirmUnseal: ['确认启封', 'Break seal'],
  confirmUnsealQuestion: ['确认启封？', 'Break the seal?'],
  confirmUnsealWhat: [
    '您作为第二人留名。评分表回到“已核对”，改分后须重新封存。',
    'You are kept as the second person. The sheets are checked again and must be sealed anew.',
  ],
  declineUnseal: ['不启封', 'Keep seal'],
  declineUnsealQuestion: ['否决这份启封申请？', 'Refuse this request?'],
  declineUnsealWhat: ['封存保持有效。', 'The seal holds.'],

  removed: ['已撤席', 'seat removed'],
  stray: ['不计入', 'Not counted'],
  waived: ['已免交', 'Waived'],
  flags: ['提示', 'Flags'],
  tooFar: ['分差过大', 'Too far apart'],
  tooShort: ['评委不足', 'Panel too short'],
  outlier: [(source: string) => `${source} 偏离`, (source: string) => `${source} off`],
  outlierText: [
    (source: string, total: string, median: string) => `${source} 合计 ${total}，评委组中位 ${median}。`,
    (source: string, total: string, median: string) => `${source}: total ${total}; median of the panel ${median}.`,
  ],
  byScheme: ['超过评分方案允许的分差。', 'Beyond the spread that the scheme allows.'],
  byHint: [
    '相差超过本单元满分的十分之一：仅作提示，不影响成绩。',
    'More than a tenth of what the sitting can give: a hint only, no points change.',
  ],
  see: [(who: string) => `查看 ${who} 的各评委打分`, (who: string) => `See all judges’ marks of ${who}`],
  marksOf: [(who: string) => `${who}：各评委打分`, (who: string) => `${who}: marks of all judges`],
  sitting: ['评分单元', 'Sitting'],
  aspect: ['评分点', 'Aspect'],
  open: ['未交', 'Not in'],
  firstBeside: ['划去的是首次提交的分。', 'Struck through: what was handed in first.'],
  noneIn: ['还没有评委提交', 'No judge has handed in yet'],
  noneInNext: ['评委提交之后，这里并列各人的打分。', 'Once judges submit, their marks stand here side by side.'],
  backFor: [(reason: string, at: string) => `${at} 退回：${reason}`, (reason: string, at: string) => `sent back ${at}: ${reason}`],
  rescore: ['退回重评', 'Open for re-scoring'],
  rescoreWhom: ['哪些评委重评', 'Who scores again'],
  rescoreHint: ['评委会看到这句话；首次打分保留', 'The judges read it; the first marks are kept'],
  rescored: ['已退回重评', 'Opened for re-scoring'],

  actQuestion: [(who: string, source: string) => `${who} · ${source}`, (who: string, source: string) => `${who} · ${source}`],
  act: ['处理', 'What to do'],
  acts: {
    check: ['核对评分表', 'Check sheet'],
    return: ['退回评分表', 'Send sheet back'],
    waive: ['本份免交', 'Waive this sheet'],
    'waive-all': ['本单元全部免交', 'Waive whole sitting'],
  },
  actHints: {
    check: ['核对后不再变动，仍可退回。', 'It takes no more marks, but can still be sent back.'],
    return: ['对方可以改分，并看到理由。', 'They can change marks again, and read the reason.'],
    waive: ['不再等这位评委的这一份，其余评委照常合成。', 'Nobody waits for this sheet; the other judges make the result.'],
    'waive-all': ['这位评委在本单元未交的都不再等；已交的照计。', 'Nobody waits for what this judge still owes here; what is in counts.'],
  },

  waivers: ['免交', 'Waivers'],
  whose: ['评委', 'Judge'],
  entry: ['参赛', 'Entry'],
  all: ['本单元全部', 'Whole sitting'],
  withdraw: ['撤回免交', 'Withdraw waiver'],
  withdrawQuestion: [(source: string) => `撤回对${source}的免交？`, (source: string) => `Withdraw the waiver of ${source}?`],
  withdrawWhat: ['未交的评分表重新计为欠交。', 'The sheets are owed again.'],

  late: ['迟到的分', 'Late marks'],
  lateLead: [
    '核对或封存之后才送达的分：保留在此，不自动计入。',
    'Marks that arrived after their sheet was checked or sealed: kept here, never counted by themselves.',
  ],
  at: ['送达时间', 'Arrived'],
  value: ['迟到的分', 'Late mark'],
  present: ['计入的分', 'Counted'],
  cleared: ['清除', 'taken away'],
  accept: ['采纳', 'Accept'],
  acceptQuestion: [
    (who: string, source: string) => `采纳${source}对 ${who} 的这一分？`,
    (who: string, source: string) => `Accept this mark of ${source} on ${who}?`,
  ],
  acceptWhat: [
    '这一分记入评分表，评分表退回评委重新提交。',
    'The mark enters the sheet, which goes back to the judge to be submitted anew.',
  ],
  dismiss: ['不采纳', 'Dismiss'],
  dismissQuestion: ['不采纳这一分？', 'Dismiss this mark?'],
  dismissWhat: ['原分不变；这一分和理由留存。', 'What counts stays; the late mark and your reason are kept.'],
  sealedFirst: ['已封存，采纳须先启封', 'Sealed: break the seal to accept'],
  rulings: { accepted: ['已采纳', 'Accepted'], dismissed: ['未采纳', 'Dismissed'] },
} as const satisfies Words

/** What the desk refuses, by code. */
export const chiefFaults = {
  'checked-already': ['这份评分表已经核对过。', 'This sheet is checked already.'],
  'nothing-to-check': ['这个评分单元没有待核对的评分表。', 'No submitted sheet of this sitting waits to be checked.'],
  'nothing-to-rescore': ['没有已提交的评分表可以退回重评。', 'No sheet was handed in that could be opened for re-scoring.'],
  'late-ruled': ['这一分已经裁定过。', 'This mark was ruled on already.'],
  'late-sealed': ['评分表已经封存。要采纳这一分，请先申请启封。', 'The sheet is sealed. To accept this mark, ask to break the seal first.'],
  'not-sealed-here': ['这里没有已封存的评分表。', 'Nothing is sealed here.'],
  'unsealing-open': ['已有一份启封申请在等第二人答复。', 'A request to break a seal is already waiting for a second person.'],
  'unsealing-answered': ['这份启封申请已经答复过。', 'This request was answered already.'],
  'unseal-second-person': [
    '申请启封的人不能自己确认，请由另一位组织者或裁判长确认。',
    'Whoever asked cannot confirm; another organiser or the chief judge must.',
  ],
  'unseal-correction-first': [
    '成绩已经公布。请先在“成绩”页申请更正，再申请启封；改后的名次作为下一次公布。',
    'A list is published. Ask for a correction on the Results page first; what changes then becomes the next release.',
  ],
} as const satisfies Words
