/** Words of the organiser's desk: what needs me today. */
import type { Words } from './words.ts'

export const desk = {
  title: ['工作台', 'Desk'],
  lead: ['今天要做的事，点一下就到。', 'What needs you today; each line is one press from the act.'],
  none: ['没有待办的事', 'Nothing is waiting'],
  noneNext: ['从模板新建一项赛事，或查看已公布的成绩。', 'Create a competition from a template, or look at what is released.'],
  create: ['新建赛事', 'Create competition'],
  step: {
    lock: ['核对并锁定评分方案', 'Check and lock the scheme'],
    enter: ['登记或导入参赛者', 'Register or import entries'],
    draw: ['抽签', 'Draw lots'],
    seat: ['安排评委', 'Seat the judges'],
    open: ['开始评分', 'Open marking'],
    mark: ['评分进行中', 'Marking is under way'],
    seal: ['评分齐了，可以封存', 'All marks are in: seal them'],
    recheck: ['抽样复核评分表', 'Recheck a sample of the sheets'],
    provisional: ['公布初步成绩', 'Release provisionally'],
    official: ['公布正式成绩', 'Release officially'],
    confirm: ['有更正等第二人确认', 'A correction waits for a second person'],
  },
  owed: [
    (owed: number, of: number) => `${of} 份评分表中还有 ${owed} 份未交`,
    (owed: number, of: number) => `${owed} of ${of} sheets still owed`,
  ],
  backup: {
    title: ['备份', 'Backups'],
    lead: [
      '封存和公布时自动备份整个数据库，也可随时备份。备份放在服务器的备份目录，请定期拷到另一块盘；密钥文件 hongbang.key 另行保管。',
      'The whole database is backed up at every seal and release, and whenever you wish. Copies lie in the server’s backup folder: put some on another disk now and then, and keep the key file hongbang.key apart.',
    ],
    make: ['备份数据库', 'Back up database'],
    last: [(at: string, size: string) => `最近一次：${at}，${size}`, (at: string, size: string) => `The last one: ${at}, ${size}`],
    none: ['还没有备份。', 'There is no backup yet.'],
  },
  entries: [(n: number) => `${n} 个参赛`, (n: number) => `${n} entries`],
} as const satisfies Words
