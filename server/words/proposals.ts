/** Words of proposals: the call, the worker's form, the screening, what an expert reads. */
import type { Words } from './words.ts'

export const proposals = {
  callLead: [
    '请写清现状、措施和效果。收到后有编号，可凭编号查询进展。',
    'Say what is, what you would do and what it brings. You get a number by which to follow it.',
  ],
  openUntil: [(from: string, to: string) => `征集时间：${from} 至 ${to}`, (from: string, to: string) => `Open from ${from} to ${to}`],
  closed: ['本次征集现在不接收建议', 'This call is not open now'],
  closedNext: ['请留意工会通知，或查看已公布的成绩。', 'Watch for your union’s notices, or look at the published results.'],
  title: ['建议名称', 'Title'],
  kind: ['类别', 'Kind'],
  kinds: {
    suggestion: ['合理化建议', 'Suggestion'],
    innovation: ['技术革新', 'Technical innovation'],
    'small-improvement': ['小改小革', 'Small improvement'],
    invention: ['发明创造', 'Invention'],
    'work-method': ['先进操作法', 'Advanced work method'],
  },
  author: ['姓名', 'Your name'],
  unit: ['单位', 'Your unit'],
  unitHint: ['输入单位名称中的两个字，再从列表中选择。', 'Type two characters of its name, then choose from the list.'],
  present: ['现状', 'How it is now'],
  measure: ['措施', 'Measure'],
  measureHint: ['只指出问题、没有办法的，不算建议。', 'Naming a problem without a way to solve it is not a proposal.'],
  effect: ['效果', 'Effect'],
  benefit: ['一年净效益（元）', 'Net benefit in one year (yuan)'],
  benefitHint: ['自采用之日起一年。算不出就空着。', 'One year from adoption. Leave empty if it cannot be reckoned.'],
  blindNote: ['专家评审时看不到您的姓名和单位。', 'The experts see neither your name nor your unit.'],
  send: ['提交建议', 'Send proposal'],
  received: ['已收到', 'Received'],
  yourNumber: [(id: string) => `您的编号：${id}`, (id: string) => `Your number: ${id}`],
  keepNumber: ['请记下编号，或保存本页地址，以便查询。', 'Note the number, or keep this page’s address, to follow it.'],
  state: {
    received: ['已收到，待受理', 'Received, waiting to be screened'],
    accepted: ['已受理，进入评审', 'Accepted for review'],
    refused: ['未受理', 'Not accepted'],
  },
  another: ['再提一条', 'Send another'],

  tab: ['建议受理', 'Screening'],
  tabLead: [
    '受理的建议成为参赛项目，专家只看到编号和内容。不受理要写明理由，提出人看得到。',
    'Accepted proposals become entries; experts see a code and the content. A refusal needs a reason, which the worker reads.',
  ],
  none: ['还没有收到建议', 'No proposals yet'],
  noneNext: ['把征集页的地址或二维码发给职工。', 'Give workers the address or QR code of the call.'],
  callAddress: ['征集页', 'The call’s page'],
  accept: ['受理', 'Accept'],
  acceptAll: [(n: number) => `受理其余 ${n} 条`, (n: number) => `Accept the other ${n}`],
  acceptAllText: [(n: number) => `${n} 条建议都将成为参赛项目。`, (n: number) => `All ${n} become entries.`],
  refuse: ['不予受理', 'Refuse'],
  refuseQuestion: ['不予受理？', 'Refuse this proposal?'],
  refuseText: ['理由会原样显示给提出人。', 'The worker reads the reason as you write it.'],
} as const satisfies Words

/** Sentences for the faults of this room. */
export const proposalFaults = {
  'call-closed': ['本次征集现在不接收建议。', 'This call is not open now.'],
  'unknown-unit': ['没有这个单位，请从列表中选择。', 'No such unit; choose one from the list.'],
  'screened-already': ['这条建议已经受理过了。', 'This proposal was screened already.'],
} as const satisfies Words
