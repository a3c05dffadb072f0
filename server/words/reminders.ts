/** Words of reminders: on the judge's device and on the chief's desk. */
import type { Words } from './words.ts'

export const reminders = {
  asked: [
    (who: string, at: string, n: number) => `${who} 于 ${at} 提醒您：还有 ${n} 份评分表未交。`,
    (who: string, at: string, n: number) => `${who} reminded you on ${at}: ${n} sheet${n === 1 ? ' is' : 's are'} still owed.`,
  ],
  away: ['知道了', 'Put away'],
  send: ['提醒', 'Remind'],
  sendAll: ['提醒所有欠交者', 'Remind all who owe'],
  last: ['上次提醒', 'Last reminded'],
  seen: ['已看到', 'seen'],
  notSeen: ['未看到', 'not seen yet'],
} as const satisfies Words
