/** Words of the command line: how to use it, what is wrong with a file, and what a verification found. */
import type { Words } from './words.ts'

export const tools = {
  usage: [
    `用法：npm run -s score -- 文件.json [一种方式] [--lang zh|en]

  （不带方式）           输出成绩：名次、各节点得分、决定名次的依据、奖次、状态（JSON）
  --explain 参赛代号     逐步说明这一参赛的成绩如何得来
  --agreement            评委一致性：ICC、Krippendorff α、Kendall W、各评委宽严，以及相差不大的名次（JSON）
  --severity             评委与参赛的加性模型效应及标准误（JSON）
  --verify               用公布的成绩核对：重新计算必须逐字节相同
  npm run -s score -- --schema    输出文件格式（JSON Schema）

退出码：0 成功，1 文件有错或核对不符，2 用法不对。`,
    `Usage: npm run -s score -- FILE.json [one of these] [--lang zh|en]

  (nothing more)         the standings: rank, every node's points, the key that decided, prize, state (JSON)
  --explain ENTRY        every step from this entry's marks to its rank, in words
  --agreement            judges: ICC, Krippendorff's alpha, Kendall's W, each one's severity, and close ranks (JSON)
  --severity             effects of judges and entries by the additive model, with standard errors (JSON)
  --verify               holds a downloaded release against its marks: the same bytes must come out
  npm run -s score -- --schema    what a file must look like (JSON Schema)

Exit code: 0 well, 1 a faulty file or a list that differs, 2 wrong usage.`,
  ],
  restore: {
    usage: [
      '用法：npm run -s restore -- 备份文件.db（数据目录取自 DATA_DIR；请先停止红榜）',
      'Usage: npm run -s restore -- BACKUP.db (into DATA_DIR; stop Hongbang first)',
    ],
    running: ['红榜正在使用这个数据目录：请先停止它，再恢复。', 'Hongbang is running on this data folder: stop it, then restore.'],
    faulty: [(why: string) => `备份不完整，未做任何改动：${why}`, (why: string) => `The backup is not whole; nothing was changed: ${why}`],
    done: [
      (events: number, sheets: number, records: number, at: string) =>
        `已恢复：赛项 ${events} 个，评分表 ${sheets} 份，操作记录 ${records} 条（核对无误，最后一条 ${at}）。`,
      (events: number, sheets: number, records: number, at: string) =>
        `Restored: ${events} events, ${sheets} sheets, ${records} audit records (chain intact, the last at ${at}).`,
    ],
    aside: [(path: string) => `原数据库改名为 ${path}。`, (path: string) => `The database that was there is now ${path}.`],
    key: [
      '注意：密钥文件 hongbang.key 不在备份里。没有原来的密钥，身份证号无法读出，请一并放回。',
      'Note: the key file hongbang.key is not part of a backup. Without the old one ID numbers cannot be read: put it back too.',
    ],
  },
  certificate: {
    done: [
      (names: string, dir: string) =>
        `证书已写入 ${dir}，适用于：${names}\n请重新启动红榜：此后用 https 打开；平板先打开 http 端口（默认为 https 端口加一）上的 /trust，照两步操作。`,
      (names: string, dir: string) =>
        `Certificates are in ${dir}, for: ${names}\nRestart Hongbang: it is then reached by https. On each tablet first open /trust on the http port (the https port plus one unless HTTP_PORT says otherwise) and follow its two steps.`,
    ],
  },
  unreadable: [(file: string, why: string) => `读不了文件 ${file}：${why}`, (file: string, why: string) => `Cannot read ${file}: ${why}`],
  notJson: [(file: string, why: string) => `${file} 不是 JSON：${why}`, (file: string, why: string) => `${file} is not JSON: ${why}`],
  faulty: [
    (file: string, count: number) => `${file} 有 ${count} 处错误：`,
    (file: string, count: number) => `${file} has ${count} ${count === 1 ? 'fault' : 'faults'}:`,
  ],
  andMore: [(count: number) => `…… 另有 ${count} 处`, (count: number) => `… and ${count} more`],
  missing: ['缺这一项', 'This is missing'],
  kindUnused: [
    (kind: string, source: string) => `评分来源应为「${source}」，「${kind}」的评分表不会计入`,
    (kind: string, source: string) => `this sitting takes sheets of kind "${source}"; one of kind "${kind}" would never count`,
  ],
  nobody: ['没有写明是哪个参赛或参赛队', 'names neither an entry nor a squad that is in the file'],
  noEntry: [(entry: string) => `文件里没有参赛「${entry}」`, (entry: string) => `There is no entry "${entry}" in the file`],
  noPanel: ['方案里没有评委组，无可统计', 'No panel marks in this scheme: there is nothing to compare'],
  notReleased: [
    '文件里没有公布的成绩（released）：请下载公布页上的数据文件',
    'The file holds no released list ("released"): take the one that the page of the results offers',
  ],
  same: [
    (name: string, number: number, digest: string) =>
      `核对一致：${name}，第 ${number} 次公布，重新计算的成绩逐字节相同。\nSHA-256 ${digest}\n请与公布页上的摘要对照。`,
    (name: string, number: number, digest: string) =>
      `Verified: ${name}, release ${number}: the list made again from the marks is the same, byte by byte.\nSHA-256 ${digest}\nHold it against the digest on the posted list.`,
  ],
  broken: [
    '文件里的公布成绩与它自己的摘要不符：内容被改动过',
    'The released list in this file does not have its own digest: it was changed',
  ],
  differs: [
    '核对不符：由这些分数重新计算，得到的不是公布的成绩',
    'Not the same: from these marks and rules another list comes out than was released',
  ],
  differsAt: [
    (entry: string, label: string, field: string, released: string, recomputed: string) =>
      `  ${label}（${entry}）${field}：公布 ${released}，重新计算 ${recomputed}`,
    (entry: string, label: string, field: string, released: string, recomputed: string) =>
      `  ${label} (${entry}) ${field}: released ${released}, recomputed ${recomputed}`,
  ],
  differsElsewhere: [
    '  各参赛的行都相同，差别在表头、列或参赛队',
    '  Every entry’s line is the same; the difference is in columns, keys or squads',
  ],
  internal: [(why: string) => `程序出错，这不该发生：${why}`, (why: string) => `The program failed, which should not happen: ${why}`],
} as const satisfies Words
