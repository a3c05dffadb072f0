/** Words of panels: seats, recusals, opening the marking. */
import type { Words } from './words.ts'

export const panels = {
  title: ['评委组', 'Panel'],
  lead: [
    '为每个评分单元安排评委或核验人；与参赛者同单位的评委自动回避。',
    'Seat judges or verifiers for every sitting; judges of an entry’s own unit are recused by themselves.',
  ],
  seated: [(n: number, of: number) => `已安排 ${n} 人，需 ${of} 人`, (n: number, of: number) => `${n} seated, ${of} needed`],
  noSeatNeeded: ['无需安排席位，由记录员录入或导入。', 'No seat needed: the clerk enters or imports these.'],
  nobody: ['还没有人', 'Nobody yet'],
  nobodyNext: ['输入姓名，从名单中选一位。', 'Type a name and pick somebody from the list.'],
  label: ['席位名', 'Label'],
  labelHint: [
    '不填则自动编号，如“评委 3”；成绩单和公示只写席位名',
    'Numbered by itself unless given, as “评委 3”; result lists show only the label',
  ],
  person: ['姓名', 'Name'],
  account: ['人员', 'Person'],
  findPerson: ['输入姓名或账号', 'Type a name or account'],
  addJudge: ['安排评委', 'Seat judge'],
  addVerifier: ['安排核验人', 'Seat verifier'],
  others: ['裁判长、记录员与仲裁', 'Chief judge, clerks and arbiters'],
  addOther: ['安排席位', 'Seat person'],
  duty: ['职责', 'Duty'],
  remove: ['撤销席位', 'Remove seat'],
  removeQuestion: [
    (label: string, name: string) => `撤销“${label}”（${name}）的席位？`,
    (label: string, name: string) => `Remove the seat “${label}” (${name})?`,
  ],
  removeWhat: ['其回避记录一并移除。', 'Its recusals go with it.'],
  removeOpen: [
    '已打的分保留在原评分表上，但不再计入；此人不能再打分。需要时另行安排一位评委。',
    'Marks already given stay on their sheets and count no more; this person can mark no further. Seat another judge if one is needed.',
  ],
  done: ['已安排', 'Seated'],

  recusals: ['回避', 'Recusals'],
  recusalsLead: ['回避的评委得不到该参赛者的评分表。', 'A recused judge gets no sheet for that entry.'],
  recusalsHidden: [
    '回避的评委得不到该参赛者的评分表。评分期间只显示份数：姓名与加密号的对应关系不公开。',
    'A recused judge gets no sheet for that entry. During marking only numbers are shown: nobody may see which code belongs to whom.',
  ],
  noRecusals: ['没有需要回避的评委', 'No judge is recused'],
  noRecusalsNext: [
    '安排评委时系统自动查找同单位的回避；评委本人申请的在此登记。',
    'Conflicts by unit are found when a judge is seated; what judges declare themselves is recorded here.',
  ],
  judge: ['评委', 'Judge'],
  entry: ['参赛', 'Entry'],
  unit: ['单位', 'Unit'],
  ground: ['回避原因', 'Ground'],
  count: ['份数', 'Sheets'],
  addRecusal: ['登记回避', 'Record recusal'],
  addRecusalTitle: ['哪位评委回避谁？', 'Which judge is recused from whom?'],
  recusalWhat: [
    '登记后该评委不再看到这份评分表，已打的分不计入。',
    'From then on the judge no longer sees that sheet, and marks already on it do not count.',
  ],
  findEntry: ['输入姓名或单位', 'Type a name or unit'],
  codeOf: ['加密号', 'Blind code'],

  marking: ['开始评分', 'Marking'],
  open: ['开放评分', 'Open marking'],
  openQuestion: ['现在开放评分？', 'Open marking now?'],
  openWhat: [
    '系统为每位评委生成评分表。此后不能增减参赛，撤销席位须写明理由。',
    'Every judge gets their sheets. From then on entries cannot be added, and removing a seat takes a reason.',
  ],
  openDone: ['评分已开放', 'Marking is open'],
  ready: ['条件齐备，可以开放评分。', 'Everything is there; marking can be opened.'],
  missing: ['开放评分之前还缺：', 'Still missing before marking can open:'],
  late: [(n: number) => `有 ${n} 份评分表尚未生成。`, (n: number) => `${n} sheet${n === 1 ? ' is' : 's are'} not made yet.`],
  makeLate: ['补生成评分表', 'Make missing sheets'],
  sealed: ['全部评分表已封存', 'All sheets are sealed'],
} as const satisfies Words

type Params = Readonly<Record<string, string | undefined>>

/** What panels refuse, by code. */
export const panelFaults: Record<string, readonly [string | ((p: Params) => string), string | ((p: Params) => string)]> = {
  'unknown-account': ['没有这个账号，或账号已停用。请从名单中选择。', 'There is no such account, or it is closed. Pick one from the list.'],
  'not-a-judge': ['只有角色为“评委”的账号才能担任评委。', 'Only accounts with the role “Judge” can be seated as judges.'],
  'unknown-sitting': [
    '评分方案里没有这个评分单元，或它不由这种席位评分。',
    'The scheme has no such sitting, or another kind of seat marks it.',
  ],
  'no-sitting-here': ['裁判长和记录员不属于某一个评分单元。', 'Chiefs and clerks belong to no single sitting.'],
  'seated-already': ['此人已有这个席位。', 'This person already has that seat.'],
  'label-taken': ['本赛项已有这个席位名，请换一个。', 'This event already has that label; choose another.'],
  'one-label': [
    (p) => `此人在本赛项的席位名是“${p.label ?? ''}”，一人只用一个。`,
    (p) => `This person’s label in the event is “${p.label ?? ''}”; one person has one.`,
  ],
  'sealed-already': ['全部评分表已经封存，不能再改。', 'All sheets are sealed; nothing can change any more.'],
  'sitting-sealed': [
    '这个评分单元已经封存，不能再改。需要改时，请先申请启封。',
    'This sitting is sealed and cannot be changed. Ask to break its seal first.',
  ],
  'waiver-no-panel': [
    '这个评分单元不由评委组评分，必须有一份评分表，不能免交。',
    'No panel marks this sitting: one sheet is needed, and nobody can be let go.',
  ],
  'waiver-not-owed': ['没有未交的评分表，不需要免交。', 'Nothing is owed here, so there is nothing to waive.'],
  'waived-already': ['已经登记过免交。', 'This is waived already.'],
  'not-seated': ['此人在本赛项没有评委或核验席位。', 'This person has no seat as judge or verifier in the event.'],
  'unknown-entry': ['没有这个参赛。', 'There is no such entry.'],
  'recused-already': ['已登记过这项回避。', 'This recusal is recorded already.'],
  'some-not-drawn': [(p) => `还有 ${p.n} 个参赛没有抽签号。`, (p) => `${p.n} entries have no lot yet.`],
  'lots-not-drawn': ['还没有抽签。请在“参赛”页抽签。', 'The lots are not drawn yet. Draw them on the Entries page.'],
  'judges-missing': [
    (p) => `“${p.sitting ?? ''}”需要 ${p.needed} 位评委，已安排 ${p.seated} 位。`,
    (p) => `“${p.sittingEn ?? ''}” needs ${p.needed} judges; ${p.seated} are seated.`,
  ],
  'verifier-missing': [(p) => `“${p.sitting ?? ''}”还没有核验人。`, (p) => `“${p.sittingEn ?? ''}” has no verifier yet.`],
}
