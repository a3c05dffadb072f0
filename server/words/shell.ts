/** Words of the shell and of the parts that stand on every page: loaded by everyone, so kept few. */
import type { Words } from './words.ts'

export const shell = {
  brand: ['红榜', 'Hongbang'],
  tagline: ['劳动竞赛与职业技能竞赛评分系统', 'Scoring for labour competitions and skills contests'],
  skip: ['跳到正文', 'Skip to content'],
  mainMenu: ['主菜单', 'Main menu'],
  language: ['语言', 'Language'],
  footer: ['数据保存在本单位的服务器上', 'All data stays on this server'],

  nav: {
    results: ['成绩公布', 'Results'],
    today: ['今日', 'Today'],
    competitions: ['赛事', 'Competitions'],
    people: ['单位与职工', 'People'],
    accounts: ['账号', 'Accounts'],
    awards: ['评选', 'Awards'],
    marking: ['评分', 'Marking'],
    unit: ['本单位', 'My unit'],
    audit: ['操作记录', 'Audit'],
    training: ['培训练兵', 'Training'],
    seats: ['席位', 'Seats'],
  },

  notFoundTitle: ['没有这个页面', 'There is no such page'],
  notFoundLead: [
    '地址可能抄错了，或页面已经移走。请核对地址，或从首页重新进入。',
    'The address may be mistyped, or the page has moved. Check the address, or start again from the home page.',
  ],
  goHome: ['打开首页', 'Open home page'],
  notYours: ['此页不对您的账号开放', 'This page is not open to your account'],
  notYoursLead: [
    (name: string, role: string) => `您正以“${name}”（${role}）登录。如需使用此页，请换一个账号登录，或联系赛事组织者。`,
    (name: string, role: string) =>
      `You are logged in as ${name} (${role}). To use this page, log in with another account or ask an organiser.`,
  ],
  notBuilt: ['此页尚未完成', 'This page is not built yet'],
  notLoaded: ['页面没有载入', 'The page did not load'],
  notLoadedLead: [
    '网络中断，或系统刚刚更新。请检查网络后重新载入。',
    'The network dropped, or the system was just updated. Check the network, then reload.',
  ],
  broken: ['此页出错了', 'This page failed'],
  brokenLead: [
    '已输入但未保存的内容可能丢失。请重新载入；若再次出现，请把出错时间告诉管理员。',
    'What was typed but not saved may be lost. Reload; if it happens again, tell the administrator when.',
  ],
  unsentTitle: [(n: number) => `还有 ${n} 项未送达，不能退出登录`, (n: number) => `${n} not delivered: you cannot log out yet`],
  unsentLead: [
    '未送达的内容在本机，只能由本账号送出。请连上网络，等全部送达后再退出。',
    'They are on this device, and only this account can send them. Connect to the network and wait until all are delivered.',
  ],
  notLoggedOut: ['没有退出登录', 'You are still logged in'],

  live: { live: ['实时', 'Live'], reconnecting: ['正在重新连接…', 'Reconnecting…'], off: ['未连接', 'Not live'] },
  sign: {
    who: [(who: string, what: string) => `${who}（${what}）`, (who: string, what: string) => `${who} (${what.toLowerCase()})`],
    sign: ['签字', 'Signature'],
    seal: ['盖章', 'Seal'],
    date: ['　　　年　　月　　日', 'Date: ____ / ____ / ________'],
  },
  shown: {
    yes: ['已达到', 'met'],
    short: [(n: number) => `还差 ${n}`, (n: number) => `${n} short`],
    over: [(n: number) => `超出 ${n}`, (n: number) => `${n} over`],
  },
  sortUp: ['升序', 'ascending'],
  sortDown: ['降序', 'descending'],
  pages: ['翻页', 'Pages'],
} as const satisfies Words
