/** Words of draws under rules, layers of codes, who marks what, and conflicts of interest. */
import type { Words } from './words.ts'

type P = Readonly<Record<string, string | undefined>>

export const codes = {
  draw: {
    announce: ['公布抽签凭证', 'Announce draw'],
    announceLead: [
      '先公布规则和种子摘要，再抽签：事后人人可以核对种子没有换过。',
      'The rules and the hash of the seed are published first, then lots are drawn: afterwards anyone can check that the seed was not changed.',
    ],
    change: ['修改规则', 'Change rules'],
    rules: ['抽签规则', 'Rules of the draw'],
    apart: ['同单位不相邻', 'One unit not side by side'],
    spread: ['同单位不同批次', 'One unit not in one batch'],
    none: ['无附加规则', 'No rules'],
    layers: ['加密层数', 'Layers of codes'],
    layer1: ['一层：抽签时生成', 'One: made with the draw'],
    layerN: [(n: number) => `${n} 层：各由一位加密裁判生成和保管`, (n: number) => `${n}: each made and kept by its own custodian`],
    announcedAt: [(at: string) => `${at} 公布`, (at: string) => `announced ${at}`],
    announced: ['抽签凭证已公布', 'The draw is announced'],
    announcedWith: ['与抽签同时公布', 'announced with the draw'],
    publicPage: ['查看公开的抽签记录', 'Show the public record of the draw'],
    unmet: {
      spread: [
        (left: number, entries: number, room: number) =>
          `有 ${left} 个参赛与同单位的同在一批：最多的单位有 ${entries} 个参赛，只有 ${room} 个批次。`,
        (left: number, entries: number, room: number) =>
          `${left} entries share a batch with their own unit: the largest unit has ${entries} entries, there are ${room} batches.`,
      ],
      apart: [
        (left: number, entries: number, room: number) =>
          `有 ${left} 处同单位相邻：同一批内最多的单位有 ${entries} 个参赛，不相邻最多容 ${room} 个。`,
        (left: number, entries: number, room: number) =>
          `${left} pairs of one unit stand side by side: in one batch a unit has ${entries} entries, and there is room apart for ${room}.`,
      ],
    },
    place: ['批次与工位', 'Batch and place'],
    recordTitle: ['抽签记录', 'Record of the draw'],
    recordLead: [
      '种子摘要在抽签前公布；成绩公布后种子公开，任何人都可以重复抽签。',
      'The hash of the seed is published before the draw; once results are published the seed is shown, and anyone can repeat the draw.',
    ],
    notYet: ['尚未抽签', 'Not drawn yet'],
    seedLater: ['成绩公布后公开', 'shown once results are published'],
    how: ['如何核对', 'How to check it'],
    howText: [
      '种子的 SHA-256 应等于公布的摘要。无附加规则时，参赛按 SHA-256("种子:lot:参赛编号") 排序得到出场序号；有规则时，按产品源码 server/entries/order.ts 的 orderOf 重复。一层加密号按 SHA-256("种子:code:参赛编号") 排序，从 101 起；多层时每层按 SHA-256("该层种子:layer:上一层号码") 排序。',
      'The SHA-256 of the seed must equal the published hash. Without rules, entries in the order of SHA-256("seed:lot:entry id") have the lots 1 to n; with rules, repeat it with orderOf in server/entries/order.ts. A single code follows SHA-256("seed:code:entry id"), from 101; each of several layers follows SHA-256("its seed:layer:number below").',
    ],
    entryId: ['参赛编号', 'Entry id'],
    numbers: ['各层号码', 'Codes'],
    layerSeed: [(n: number) => `第 ${n} 层种子`, (n: number) => `Seed of layer ${n}`],
  },
  keep: {
    title: ['加密与解密', 'Codes'],
    lead: [
      '每层号码由一位加密裁判生成、保管；评委只看得到最后一层。封存并复核后，由最后一层起逐层解密，每层须两人。',
      'Each layer of codes is made and kept by one custodian; judges see only the last. After seal and recheck the layers are opened, the last one first, each by two people.',
    ],
    none: ['本赛项只有一层加密号，无需保管', 'This event has a single code: nothing to keep'],
    noneNext: ['加密层数在“参赛”页的抽签处设定。', 'Layers are set with the draw, on the Entries page.'],
    layer: [(n: number) => `第 ${n} 层`, (n: number) => `Layer ${n}`],
    what: [
      (n: number): string => (n === 1 ? '参赛编号' : n === 2 ? '赛位号' : '成绩编号'),
      (n: number): string => (n === 1 ? 'Entry number' : n === 2 ? 'Workstation number' : 'Result number'),
    ],
    from: ['原号', 'From'],
    to: ['本层号', 'To'],
    custodian: ['加密裁判', 'Custodian'],
    noCustodian: ['还没有加密裁判，请在“评委组”页安排', 'No custodian yet; seat one on the Panel page'],
    make: ['生成本层号码', 'Make codes'],
    makeQuestion: [(n: number) => `现在生成第 ${n} 层号码？`, (n: number) => `Make the codes of layer ${n} now?`],
    makeWhat: [
      '号码只生成一次，只有您看得到。生成后请打印、密封并交监督员。',
      'Codes are made once, and only you see them. Print them afterwards, seal the list and hand it to the supervisor.',
    ],
    show: ['显示对照单', 'Show list'],
    hide: ['收起对照单', 'Hide list'],
    print: ['打印密封单', 'Print sealed list'],
    waiting: ['等待生成', 'Not made yet'],
    madeAt: [(at: string) => `${at} 已生成`, (at: string) => `made ${at}`],
    open: ['申请解密', 'Ask to open'],
    confirm: ['确认解密', 'Confirm opening'],
    openQuestion: [(n: number) => `解密第 ${n} 层？`, (n: number) => `Open layer ${n}?`],
    openWhat: [
      '解密须两人：先由加密裁判申请，再由组织者或裁判长确认。全过程记入操作记录。',
      'It takes two: first the custodian asks, then an organiser or the chief judge confirms. Both are in the audit log.',
    ],
    askedAt: [(at: string) => `${at} 已申请，等待第二人确认`, (at: string) => `asked ${at}; a second person must confirm`],
    openedAt: [(at: string) => `${at} 已解密`, (at: string) => `opened ${at}`],
    sealedList: ['加密号对照单（密封）', 'List of codes (to be sealed)'],
    sign: ['加密裁判', 'Custodian'],
    supervise: ['监督员', 'Supervisor'],
  },
  deal: {
    title: ['分派评分', 'Who marks what'],
    lead: [
      '不是每位评委都评每个参赛时，在此分派；不分派则全体评委评全部参赛。',
      'Deal out entries here when not every judge marks every one; otherwise every judge marks all.',
    ],
    all: ['每位评委评全部参赛', 'Every judge marks every entry'],
    dealt: [(n: number) => `已分派 ${n} 份`, (n: number) => `${n} sheets dealt out`],
    each: ['每个参赛由几位评委评', 'Judges for each entry'],
    rooms: ['分几个赛场', 'Rooms'],
    roomsHint: ['评委固定在一个赛场时填写；1 表示不分。', 'Where judges stay in one room; 1 means no rooms.'],
    propose: ['自动分派', 'Propose'],
    again: ['换一种', 'Propose another'],
    accept: ['采用分派', 'Accept'],
    clear: ['取消分派', 'Take back'],
    clearQuestion: ['取消分派，让全体评委评全部参赛？', 'Take it back, so that every judge marks every entry?'],
    clearWhat: ['已生成的评分表不受影响。', 'Sheets that are made already stay.'],
    travel: [(n: number) => `安排 ${n} 次跨场评分`, (n: number) => `Let ${n} pairs of judges travel`],
    travelLead: [
      '各赛场互不相连，分数无法比较。建议下列评委到邻场各评一个：',
      'The rooms share no judge, so their marks cannot be compared. Suggested: these judges mark one entry next door:',
    ],
    travels: [
      (who: string, from: string, to: string) => `${who}：不评 ${from}，改评 ${to}`,
      (who: string, from: string, to: string) => `${who}: ${to} instead of ${from}`,
    ],
    connected: ['各评委相互连通，分数可以比较', 'All judges are connected: marks can be compared'],
    parts: [
      (n: number) => `分成 ${n} 个互不相连的部分，分数无法比较`,
      (n: number) => `${n} parts share no judge: marks cannot be compared`,
    ],
    worst: [
      (worst: string, mean: string) => `两个参赛之差的方差（以一次评分的方差为 1）：最差 ${worst}，平均 ${mean}`,
      (worst: string, mean: string) => `Variance of a difference of two entries (of one mark: 1): worst ${worst}, mean ${mean}`,
    ],
    worstPair: [(a: string, b: string) => `最差一对：${a} 与 ${b}`, (a: string, b: string) => `worst pair: ${a} and ${b}`],
    shares: ['两两共评数', 'Entries shared by each pair of judges'],
    load: [(n: number) => `${n} 个参赛`, (n: number) => `${n} ${n === 1 ? 'entry' : 'entries'}`],
    short: [(n: number) => `${n} 个参赛的评委不足`, (n: number) => `${n} ${n === 1 ? 'entry has' : 'entries have'} too few judges`],
    lost: [
      (who: string, left: string, n: number) => `${who}：${left} 不再评，少 ${n} 位评委`,
      (who: string, left: string, n: number) => `${who}: ${left} no longer ${n === 1 ? 'marks' : 'mark'} it, ${n} short`,
    ],
    lostMore: [(n: number) => `另有 ${n} 个参赛`, (n: number) => `${n} more entries`],
    fill: ['补派评委', 'Deal these again'],
    fillQuestion: ['给评委不足的参赛补派评委？', 'Give these entries other judges?'],
    fillWhat: [
      '每个参赛补派一位可以评它、任务最少的评委；没有这样的评委时，请先增加评委。其他分派不变。',
      'Each goes to the judge with the least to do who may mark it; where nobody is left, add a judge first. The rest of the plan stays.',
    ],
    waive: ['不补派', 'Go on without'],
    waiveQuestion: [(who: string) => `${who} 不再补派评委？`, (who: string) => `Leave ${who} with fewer judges?`],
    waiveWhat: [
      '按评分方案中评委不足的规则计分；理由记入操作记录。',
      'It is scored by the scheme’s rule for a short panel; the reason is kept in the log.',
    ],
    pick: [(who: string) => `移动 ${who}：选择另一位评委`, (who: string) => `Move ${who}: choose another judge`],
    drop: ['移到这里', 'Move here'],
    how: ['拖动号码到另一位评委；或点选号码，再点“移到这里”。', 'Drag a code to another judge; or choose a code, then “Move here”.'],
    noLots: ['抽签之后才能分派。', 'Entries can be dealt out once lots are drawn.'],
  },
  conflict: {
    confirm: ['确认回避', 'Confirm recusal'],
    dismiss: ['不需回避', 'Dismiss'],
    dismissQuestion: [
      (judge: string, entry: string) => `${judge} 无需回避 ${entry}？`,
      (judge: string, entry: string) => `Is ${judge} not to be recused from ${entry}?`,
    ],
    dismissWhat: [
      '该评委将评这个参赛；以后不再提示。理由记入操作记录。',
      'The judge will mark this entry, and it is not suggested again. The reason is kept in the audit log.',
    ],
    openLead: [
      (n: number) => `有 ${n} 项由系统提示，待您确认；确认前同样回避。`,
      (n: number) => `${n} suggested and waiting for your answer; they hold until you dismiss them.`,
    ],
    dismissed: ['已判定不需回避', 'Dismissed'],
    declare: ['申报关系', 'Declare relation'],
    declareTitle: ['您与谁有利害关系？', 'To whom are you related?'],
    declareLead: [
      '写明姓名或单位全称；评委须在开放评分前申报。系统不回答此人是否参赛。',
      'Give the full name of the person or unit, before marking opens. Whether they take part is not answered.',
    ],
    who: ['姓名或单位名称', 'Name of the person or unit'],
    what: ['何种关系', 'What relation'],
    declared: ['已申报', 'Declared'],
  },
} as const satisfies Words

/** What draws, codes, assignments and conflicts refuse, by code. */
export const codeFaults: Record<string, readonly [string | ((p: P) => string), string | ((p: P) => string)]> = {
  'layers-not-blind': ['本赛项不加密，不能分层。', 'This event is not blind; it has no codes to lie in layers.'],
  'codes-made': ['加密号已经生成，不能再增加参赛。', 'Codes are made already; nobody can join any more.'],
  'layer-made': ['本层号码已经生成，不能再改。', 'This layer is made and cannot change.'],
  'layer-below-missing': [(p) => `请先生成第 ${p.layer ?? ''} 层号码。`, (p) => `Layer ${p.layer ?? ''} must be made first.`],
  'layer-above-closed': [(p) => `请先解密第 ${p.layer ?? ''} 层。`, (p) => `Layer ${p.layer ?? ''} must be opened first.`],
  'layer-open': ['本层已经解密。', 'This layer is open already.'],
  'layer-kept': ['本层已有加密裁判。', 'This layer has a custodian already.'],
  'codes-missing': [
    '加密号还没有生成完，请各层加密裁判依次生成。',
    'Codes are not complete: each custodian must make the own layer, in turn.',
  ],
  'seat-alone': [
    '加密裁判和仲裁都不能兼任本赛项的其他席位；加密裁判也不能保管两层。',
    'Custodians and arbiters hold no other seat in the event, and a custodian keeps one layer only.',
  ],
  'custodian-first': ['须先由本层加密裁判申请解密。', 'The layer’s custodian must ask first.'],
  'not-rechecked': ['复核签字后才能解密。', 'Codes are opened once the recheck is signed.'],
  'not-decoded': ['加密号还没有逐层解密。', 'The layers of codes are not opened yet.'],
  'relation-late': [
    '评分已经开放，不能再申报；认出参赛者时请告诉裁判长。',
    'Marking is open; relations can no longer be declared. Tell the chief judge if you recognise somebody.',
  ],
  'conflict-veiled': ['评分期间不显示回避对象，封存后再处理。', 'While codes are in use nobody may see whom a recusal concerns.'],
  'recusal-manual': ['由组织者指定的回避不能撤销。', 'A recusal that the organiser set cannot be dismissed.'],
  'not-assignable': [
    (p) => `有 ${p.n ?? ''} 份分派给了须回避的评委。`,
    (p) => `${p.n ?? ''} are dealt to judges who are recused from them.`,
  ],
  'assignment-late': ['评分已经开放，只能增加，不能减少。', 'Marking is open: sheets can be added, not taken away.'],
  'nobody-free': [
    '没有可以补派的评委：请增加评委，或写明理由不补派。',
    'No judge is free for these entries: add one, or say why they go on without.',
  ],
  'judges-too-few': [
    (p) => `每个参赛需 ${p.each ?? ''} 位评委，有的只有 ${p.n ?? ''} 位可评。`,
    (p) => `Each entry needs ${p.each ?? ''} judges; some have only ${p.n ?? ''} who may mark it.`,
  ],
}
