/** Words of jobs: long work with its progress, and what it refuses. */
import type { FaultWords } from './problems.ts'
import type { Words } from './words.ts'

export const jobs = {
  states: {
    waiting: ['排队等候', 'Waiting for its turn'],
    running: ['正在处理', 'Working'],
    done: ['已完成', 'Done'],
    failed: ['没有完成', 'Not done'],
    cancelled: ['已取消', 'Cancelled'],
    interrupted: ['服务器重启时中断', 'Interrupted when the server restarted'],
  },
  progress: [(done: number, total: number) => `${done} / ${total}`, (done: number, total: number) => `${done} of ${total}`],
  cancel: ['取消', 'Cancel'],
  again: ['重新开始', 'Start again'],
  download: [(size: string) => `下载文件（${size}）`, (size: string) => `Download file (${size})`],
} as const satisfies Words

export const jobFaults: FaultWords = {
  'job-finishing': ['已经在写入，不能再取消。', 'It is being written already and cannot be cancelled any more.'],
  'job-not-over': ['这项工作还没有结束，或者已经完成。', 'This job is not over, or it is done.'],
  'job-not-done': ['还没有可下载的文件。', 'There is no file to download yet.'],
  'job-file-gone': ['文件只保留 7 天，请重新生成。', 'Files are kept for 7 days; make it again.'],
  'job-failed': ['处理中断，原因已记入服务器日志；请重试。', 'It stopped for a reason that is in the server’s log; try again.'],
}
