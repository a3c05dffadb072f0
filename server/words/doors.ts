/** Words of the doors: log-in, the first set-up, a judge's one-time link. */
import type { Words } from './words.ts'

export const doors = {
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
    pin: ['PIN 码', 'PIN'],
    pinHint: ['六位数字，与登录证分开交付', 'Six digits, given to you apart from the badge'],
    device: ['这台设备的名称', 'Name of this device'],
    deviceHint: ['组织者按此名称认出设备，例如“平板 3”', 'The organiser knows the device by it, for example “Tablet 3”'],
    back: [(name: string) => `继续以“${name}”评分`, (name: string) => `Go on as ${name}`],
    backLead: ['登录已过期。输入您的 PIN 码即可返回。', 'The log-in has expired. Your PIN brings you back.'],
    noToken: [
      '链接不完整。请重新扫描二维码，或向记录员要一张新的。',
      'The link is incomplete. Scan the QR code again, or ask the clerk for a new one.',
    ],
    already: [(name: string) => `本机已登录为“${name}”。`, (name: string) => `This device is logged in as ${name}.`],
  },
} as const satisfies Words
