/** Words of the shell and its doors: header, set-up, log-in, one-time links, and what the shared parts say themselves. */
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
  unsentTitle: [
    (n: number) => `还有 ${n} 项未送达，现在退出登录吗？`,
    (n: number) => `${n} ${n === 1 ? 'mark has' : 'marks have'} not been delivered. Log out now?`,
  ],
  unsentLead: [
    '未送达的内容留在本机，须用同一账号在本机重新登录后才能送出。',
    'They stay on this device and are sent only after the same account logs in here again.',
  ],
  notLoggedOut: ['没有退出登录', 'You are still logged in'],

  login: {
    title: ['登录', 'Log in'],
    lead: ['评委也可以直接扫描赛事组织者给的二维码。', 'Judges can also scan the QR code that the organiser gives them.'],
    login: ['账号', 'Account'],
    password: ['密码', 'Password'],
    submit: ['登录', 'Log in'],
    forgotten: [
      '忘记密码？请上级单位的工会干部或管理员重置。',
      'Password forgotten? An officer of the unit above, or an administrator, can reset it.',
    ],
    already: [(name: string) => `您已登录为“${name}”。`, (name: string) => `You are logged in as ${name}.`],
    goOn: ['继续使用', 'Go on'],
    needsSetUp: [
      '系统尚未初始化。请在服务器的终端窗口中找到一次性设置链接并打开。',
      'The system is not set up yet. Find the one-time set-up link in the terminal window of the server and open it.',
    ],
  },
  setup: {
    demoReady: ['演示区已就绪', 'The demo district is ready'],
    demoReadyLead: ['请先记下账号和密码，这里只显示一次。', 'Note the accounts and the password now; they are shown only once.'],
    demoPassword: ['所有演示账号的密码：', 'Password of all demo accounts:'],
    toDesk: ['进入工作台', 'Go to the desk'],
    title: ['首次设置', 'Set up Hongbang'],
    lead: ['建立第一个系统管理员账号。此链接只能使用一次。', 'Create the first administrator. This link works once.'],
    login: ['账号', 'Account'],
    loginHint: ['用来登录，例如 admin', 'Used to log in, for example admin'],
    name: ['姓名', 'Name'],
    password: ['密码', 'Password'],
    passwordHint: ['至少 10 个字符；几个不相干的词连在一起最好记', 'Ten characters or more; a few unrelated words are easiest to remember'],
    again: ['再输入一次密码', 'Password again'],
    start: ['从哪里开始', 'How to start'],
    empty: ['空白系统', 'Start empty'],
    emptyHint: ['自己录入单位、职工和赛事', 'Enter your own units, workers and competitions'],
    demo: ['先看演示区', 'Look around in a demo district'],
    demoHint: [
      '一个虚构的城区：300 个基层工会、3,000 名职工，竞赛、建议征集和评选都在进行中',
      'A made-up city district: 300 unions, 3,000 workers, with contests, a proposal call and an award campaign under way',
    ],
    submit: ['完成设置', 'Finish set-up'],
    playing: [
      (seconds: number) => `正在生成演示数据，通常不到半分钟（已用 ${seconds} 秒）。请不要关闭此页。`,
      (seconds: number) =>
        `Filling the demo district; this usually takes less than half a minute (${seconds} s so far). Keep this page open.`,
    ],
    noToken: [
      '地址里缺少设置口令。请在服务器的终端窗口中复制完整的链接。',
      'The set-up code is missing from the address. Copy the whole link from the terminal window of the server.',
    ],
    isDone: ['系统已经设置好，请直接登录。', 'The system is already set up. Please log in.'],
  },
  link: {
    title: ['评委入口', 'Judge’s entry'],
    lead: [
      '此链接只属于一位评委，且只能使用一次。点“开始评分”后，本机即登录；换设备时请向记录员要新的二维码。',
      'This link belongs to one judge and works once. “Start marking” logs this device in; for another device, ask the clerk for a new QR code.',
    ],
    submit: ['开始评分', 'Start marking'],
    noToken: [
      '链接不完整。请重新扫描二维码，或向记录员要一张新的。',
      'The link is incomplete. Scan the QR code again, or ask the clerk for a new one.',
    ],
    already: [(name: string) => `本机已登录为“${name}”。`, (name: string) => `This device is logged in as ${name}.`],
  },

  live: { live: ['实时', 'Live'], reconnecting: ['正在重新连接…', 'Reconnecting…'], off: ['未连接', 'Not live'] },
  upload: {
    download: ['下载模板', 'Download template'],
    choose: ['选择 .xlsx 文件', 'Choose .xlsx file'],
    another: ['换一个文件', 'Choose another file'],
    drop: ['或把文件拖到这里', 'or drop the file here'],
    checking: ['正在检查…', 'Checking…'],
    applying: ['正在导入…', 'Importing…'],
    clean: [
      (n: number) => `${n} 行，全部可以导入。尚未写入任何内容。`,
      (n: number) => `${n} row${n === 1 ? '' : 's'}, all can be imported. Nothing has been written yet.`,
    ],
    faulty: [
      (n: number, of: number) => `${of} 行中有 ${n} 处错误，没有写入任何内容。请在表格中改正后重新选择文件。`,
      (n: number, of: number) =>
        `${n} error${n === 1 ? '' : 's'} in ${of} row${of === 1 ? '' : 's'}; nothing was written. Correct the file and choose it again.`,
    ],
    nothing: ['表格里没有数据行。', 'The file holds no rows.'],
    apply: [(n: number) => `导入 ${n} 行`, (n: number) => `Import ${n} row${n === 1 ? '' : 's'}`],
    applied: [(n: number) => `已导入 ${n} 行。`, (n: number) => `${n} row${n === 1 ? '' : 's'} imported.`],
    ignored: [(columns: string) => `未使用的列：${columns}`, (columns: string) => `Columns not used: ${columns}`],
    row: ['行', 'Row'],
    column: ['列', 'Column'],
    fault: ['错误', 'Error'],
    preview: ['预览', 'Preview'],
    errors: ['错误', 'Errors'],
    more: [(n: number) => `另有 ${n} 行未列出`, (n: number) => `${n} more row${n === 1 ? '' : 's'} not listed`],
  },
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
