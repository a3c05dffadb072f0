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
