/** Words of entries: who takes part, squads, lots and codes, states. */
import type { Words } from './words.ts'

export const entries = {
  title: ['参赛', 'Entries'],
  kinds: {
    person: ['参赛职工', 'Contestants'],
    squad: ['参赛队', 'Squads'],
    unit: ['参赛单位', 'Units'],
    proposal: ['参评建议', 'Proposals'],
  },
  columns: {
    name: ['姓名', 'Name'],
    unit: ['单位', 'Unit'],
    idNumber: ['身份证号', 'ID number'],
    birth: ['出生年月', 'Born'],
    squad: ['参赛队', 'Squad'],
    zone: ['赛区', 'Zone'],
    category: ['参赛类别', 'Category'],
    action: ['结果', 'Outcome'],
  },
  categories: {
    normal: ['正式', 'In competition'],
    exhibition: ['表演', 'Exhibition'],
  },
  templateTitle: [(event: string) => `${event} 参赛名单`, (event: string) => `Entries: ${event}`],

  label: ['参赛者', 'Entry'],
  members: ['队员', 'Members'],
  lot: ['出场序号', 'Lot'],
  code: ['加密号', 'Code'],
  count: [(n: number) => `共 ${n} 个参赛`, (n: number) => `${n} entr${n === 1 ? 'y' : 'ies'}`],
  find: ['按姓名、单位或加密号查找', 'Find by name, unit or code'],
  byLabel: ['按姓名', 'By name'],
  byCode: ['按加密号', 'By code'],
  hidden: [
    '评分期间姓名与加密号的对应关系对所有人隐藏，全部评分表封存后恢复显示。记录缺席、退赛请用“按加密号”。',
    'During marking nobody can see which code belongs to whom; it shows again once every sheet is sealed. Record absences “By code”.',
  ],
  hiddenFromYou: [
    '抽签后，姓名与加密号的对应关系只有发号的组织者看得到。',
    'After the draw only the organiser who hands out the codes sees which code belongs to whom.',
  ],

  none: ['还没有参赛者', 'No entries yet'],
  noneNext: [
    '下载模板，填好后导入；也可以逐个登记。抽签前随时可以增减。',
    'Download the template, fill it in and import it, or enter them one by one. Until the draw the list can still change.',
  ],
  noneProposal: [
    '作者提交建议、在“征集”里接收后，会出现在这里。',
    'Proposals appear here once they are sent in and accepted under “Proposals”.',
  ],

  addPerson: ['登记职工', 'Enter worker'],
  addUnit: ['登记单位', 'Enter unit'],
  addSquad: ['登记参赛队', 'Enter squad'],
  addPersonTitle: ['登记哪位职工参赛？', 'Which worker takes part?'],
  addUnitTitle: ['登记哪个单位参赛？', 'Which unit takes part?'],
  addSquadTitle: ['登记哪支参赛队？', 'Which squad takes part?'],
  person: ['职工', 'Worker'],
  personHint: ['输入姓名查找；同名者看单位和出生年份', 'Type a name; namesakes differ by unit and year of birth'],
  unit: ['单位', 'Unit'],
  unitHint: ['输入单位名称的一部分查找', 'Type part of the unit’s name'],
  zoneHint: ['同一赛区内排名次；不分赛区就留空', 'Entries are ranked within a zone; leave empty if there are none'],
  categoryHint: ['表演者照常评分，不排名次、不占奖项', 'Exhibition entries are marked, but take no rank and no prize'],
  squadName: ['队名', 'Name of squad'],
  squadHint: ['同一赛项内队名不能重复', 'Must differ from the other squads of this event'],
  addMember: ['添加队员', 'Add member'],
  removeMember: [(name: string) => `移除 ${name}`, (name: string) => `Remove ${name}`],
  noMembers: ['还没有队员，请在上面查找并添加。', 'No members yet; find and add them above.'],
  enter: ['登记参赛', 'Enter'],
  entered: ['已登记。', 'Entered.'],

  import: ['导入名单', 'Import list'],
  importTitle: ['从表格导入', 'Import from a workbook'],
  importLead: [
    '职工须已在“单位与职工”里登记，按身份证号或“姓名＋单位”对上。有一行不对，整份都不写入；重复导入不会重复登记。',
    'Workers must be known under “Units and workers”; they are matched by ID number, or by name and unit. One faulty row and nothing is written; importing again enters nobody twice.',
  ],

  draw: ['抽签', 'Draw lots'],
  drawTitle: [(n: number) => `现在为 ${n} 个参赛抽签？`, (n: number) => `Draw lots for ${n} entr${n === 1 ? 'y' : 'ies'} now?`],
  drawBlind: [
    '每个参赛得到出场序号和加密号，评委只看得到加密号。抽签只能进行一次；此后加入的排在最后，只能由赛事组织者登记。',
    'Everyone gets a lot and a blind code; judges see codes only. Lots are drawn once: whoever joins later comes last, and only the organiser can still enter anybody.',
  ],
  drawOpen: [
    '每个参赛得到出场序号。抽签只能进行一次；此后加入的排在最后。',
    'Everyone gets a lot. Lots are drawn once: whoever joins later comes last.',
  ],
  drawNeedsLock: ['先锁定评分方案，才能抽签。', 'Lock the scheme first; then lots can be drawn.'],
  drawnAt: [(at: string) => `已于 ${at} 抽签`, (at: string) => `Lots were drawn on ${at}`],
  commitment: ['种子摘要', 'Commitment'],
  commitmentNote: [
    '抽签时即已固定；种子公开后，任何人都可以据此重复抽签。',
    'Fixed at the draw; once the seed is shown, anyone can repeat the draw.',
  ],
  seed: ['种子', 'Seed'],
  seedLater: ['全部封存后公开', 'shown once everything is sealed'],

  changeState: ['变更状态', 'Change state'],
  stateTitle: [(who: string) => `${who} 现在是什么状态？`, (who: string) => `What is the state of ${who} now?`],
  stateConsequence: {
    normal: ['照常参赛、评分、排名。', 'Takes part, is marked and ranked.'],
    absent: ['不再等待其评分，排在名单末尾，没有名次。', 'No marks are waited for; listed last without a rank.'],
    withdrawn: ['退出本赛项，不再等待其评分，没有名次。', 'Leaves the event; no marks are waited for, no rank.'],
    disqualified: ['取消资格，没有名次和奖次，名单上注明。', 'Loses rank and prize; the list says so.'],
    exhibition: ['照常评分，不排名次、不占奖项。', 'Is marked, but takes no rank and no prize.'],
  },
  reasonHint: ['写进记录，以备查问', 'Kept on record for later questions'],
  recordState: ['记录状态', 'Record state'],
  remove: ['移除参赛', 'Remove entry'],
  removeTitle: [(who: string) => `把 ${who} 移出本赛项？`, (who: string) => `Remove ${who} from this event?`],
  removeConsequence: [
    '仅用于登记有误。抽签前可以重新登记；移除和原因会留在操作记录里。',
    'Only for mistakes. Until the draw it can be entered again; the removal and its reason stay in the audit log.',
  ],

  imported: [(n: number) => `已登记 ${n} 个参赛`, (n: number) => `${n} entr${n === 1 ? 'y' : 'ies'} added`],

  codes: {
    'subject-not-here': ['本赛项不接受这一类参赛。', 'This event does not take this kind of entry.'],
    'subject-unknown': ['没有找到，请从列表中选择。', 'Not found; choose from the list.'],
    'entered-already': ['已经在本赛项的名单里。', 'Already entered in this event.'],
    'marking-open': ['评分已经开始，名单不能再增加。', 'Marking has begun; nobody can join any more.'],
    'closed-after-draw': [
      '已经抽签，单位不能再登记。请联系赛事组织者。',
      'Lots have been drawn; units can no longer enter anybody. Ask the organiser.',
    ],
    'drawn-withdraw-instead': [
      '已经抽签，不能移除；请记为退赛。',
      'Lots have been drawn, so it cannot be removed; record a withdrawal instead.',
    ],
    'scheme-not-locked': ['评分方案还没有锁定，请先锁定。', 'The scheme is not locked yet; lock it first.'],
    'drawn-already': ['已经抽过签了。', 'Lots have been drawn already.'],
    'no-entries': ['还没有参赛者，请先登记或导入。', 'There are no entries yet; enter or import them first.'],
    'reason-missing': ['请写明理由。', 'Please give the reason.'],
    'event-sealed': ['评分表已全部封存，只有组织者还能变更状态。', 'All sheets are sealed; only the organiser may still change states.'],
    'no-squads-here': ['本赛项没有参赛队。', 'This event has no squads.'],
    'squad-known': ['本赛项已有同名的参赛队，请换一个队名。', 'A squad of this event has this name; choose another.'],
    'in-other-squad': ['这位职工已在另一支参赛队里。', 'This worker is in another squad already.'],
    'no-import-here': ['建议由作者提交，不能从表格导入。', 'Proposals come from their authors, not from a workbook.'],
    'person-unknown': [
      '这个单位没有这位职工。请核对姓名和单位，或先在“单位与职工”里登记。',
      'No such worker in this unit. Check name and unit, or add the worker under “Units and workers” first.',
    ],
    'person-ambiguous': [
      '这个单位有同名职工。请填写身份证号或出生年月加以区分。',
      'The unit has namesakes. Give the ID number or the month of birth.',
    ],
    'name-differs': ['身份证号属于另一个姓名的职工，请核对。', 'This ID number belongs to a worker of another name; please check.'],
    'bad-month': ['请写成 1990-05 或 1990年5月。', 'Write it as 1990-05.'],
  },
} as const satisfies Words
