/** Words that the judge's page adds beside the marks: notes, undoing, what is typed twice. A file of its own, because that page is kept small. */
import type { Words } from './words.ts'

export const notes = {
  comment: ['评语', 'Comment'],
  addComment: ['写评语', 'Add comment'],
  addNote: ['写本表备注', 'Add note on this sheet'],
  change: ['修改评语', 'Change comment'],
  changeNote: ['修改备注', 'Change note'],
  private: ['本表备注', 'Note on this sheet'],
  hint: [
    '只有您能看到；裁判长开放合议后，本组评委也能看到。不计分。',
    'Only you can read it; once the chief judge opens the deliberation, the panel can too. It does not count.',
  ],
  unsaved: ['未送达', 'Not delivered'],
  deliberation: ['合议', 'Deliberation'],
  deliberationLead: [
    '裁判长已开放合议：以下是本组评委的评语和备注。',
    'The chief judge has opened the deliberation: comments and notes of the panel.',
  ],
  whole: ['整份', 'Whole sheet'],
  noNotes: ['没有人写评语或备注。', 'Nobody wrote a comment or note.'],

  undo: [(what: string) => `撤销：${what}`, (what: string) => `Undo ${what}`],

  again: ['请再输入一次', 'Type it again'],
  confirm: ['确认这一分', 'Confirm mark'],
  keepOld: ['不改', 'Leave as it was'],
  differs: [
    (first: string, second: string) => `先后输入的 ${first} 和 ${second} 不一致，请再看一眼。`,
    (first: string, second: string) => `${first} and ${second} differ. Look again.`,
  ],
  /** Why a mark is asked for twice: one sentence for each rule of web/judge/extraordinary.ts. */
  why: {
    zero: [
      (mark: string) => `${mark} 分表示“评了，得零分”，不是“没有评”。`,
      (mark: string) => `${mark} means “judged, and worth nothing”; it does not mean “not marked”.`,
    ],
    highest: [(mark: string) => `${mark} 是这一项的满分。`, (mark: string) => `${mark} is the most that this aspect can give.`],
    far: [
      (mark: string, middle: string) => `${mark} 与您在这一项上其他评分的中间值 ${middle} 相差很大。`,
      (mark: string, middle: string) => `${mark} is far from ${middle}, the middle of your other marks on this aspect.`,
    ],
  },
} as const satisfies Words
