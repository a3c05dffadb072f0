/** One sentence for every known failure and every fault of a field: what happened, and what to do. */
import type { Kind } from '../lib/problem.ts'
import { markFaults } from './mark-sentences.ts'
import type { Lang, Pair } from './words.ts'

/** The server's kinds, and two that only the browser meets. */
export type ProblemKind = Kind | 'offline' | 'not-hongbang'

const kinds: Record<ProblemKind, Pair<string>> = {
  'invalid-input': ['有的内容填得不对。请按提示改正后再试。', 'Some fields are not right. Correct them as shown, then try again.'],
  'unreadable-request': [
    '服务器读不懂这个请求。请重新载入页面再试。',
    'The server could not read the request. Reload the page and try again.',
  ],
  'not-logged-in': ['您尚未登录，或登录已过期。请重新登录。', 'You are not logged in, or the log-in has expired. Please log in again.'],
  'wrong-login': [
    '账号或密码不对。请核对大小写后再试。',
    'The account or the password is wrong. Check upper and lower case, then try again.',
  ],
  'link-used': [
    '此链接已经用过或已过期。请向赛事组织者或记录员要一个新的。',
    'This link was used before or has expired. Ask the organiser or the clerk for a new one.',
  ],
  'not-allowed': [
    '您的账号不能做这件事。如确有需要，请联系赛事组织者。',
    'Your account may not do this. If you need to, ask an organiser.',
  ],
  'cross-site': [
    '请求不是从本系统的页面发出的，已拒绝。请从本系统的页面重新操作。',
    'The request did not come from a page of this system and was refused. Do it again from its own pages.',
  ],
  'not-found': ['没有找到。它可能已被移走，或不对您开放。', 'Not found. It may have been moved, or it is not open to you.'],
  'changed-meanwhile': [
    '别人刚刚改过这里，您的修改没有保存。请重新载入，核对后再改。',
    'Someone else has just changed this, so your change was not saved. Reload, compare, then change it again.',
  ],
  'other-device': ['您的账号正在另一台设备上评分。', 'You are marking on another device.'],
  'wrong-state': ['现在不能这样做。', 'This cannot be done now.'],
  duplicate: ['已经有一个相同的了，没有重复写入。', 'The same one already exists; nothing was written twice.'],
  'same-key-other-request': [
    '同一次提交前后内容不一致，后一次没有写入。请重新载入页面，核对后再提交。',
    'One submission arrived with two different contents; the second was not written. Reload the page, check, and submit again.',
  ],
  'no-key': ['请求缺少防重复的编号。请重新载入页面再试。', 'The request lacks its number against repeats. Reload the page and try again.'],
  'too-large': [
    '文件或内容太大，没有写入。请拆成几份，每份不超过 10 MB。',
    'The file or content is too large and was not written. Split it into parts of at most 10 MB.',
  ],
  'too-many': ['尝试的次数太多。请一刻钟后再试。', 'Too many attempts. Try again in a quarter of an hour.'],
  'store-failed': [
    '服务器的磁盘写不进去，内容没有保存。请立即告诉管理员，稍后再试。',
    'The server could not write to its disk; nothing was saved. Tell the administrator at once and try again later.',
  ],
  bug: [
    '服务器内部出错，内容没有保存。请再试一次；若仍出错，请把下面的编号告诉管理员。',
    'The server failed and nothing was saved. Try again; if it fails again, give the administrator the number below.',
  ],
  offline: [
    '连不上服务器。请检查网络后再试，重复提交不会重复写入。',
    'The server cannot be reached. Check the network and try again; a repeated submission is never written twice.',
  ],
  'not-hongbang': [
    '回应的不是红榜服务器，可能是这个 Wi-Fi 的登录页。请先连好 Wi-Fi 再试。',
    'The answer did not come from Hongbang; it may be a log-in page of this Wi-Fi. Connect to the Wi-Fi first, then try again.',
  ],
}

type Params = Readonly<Record<string, string | undefined>>
type FaultSentence = string | ((p: Params) => string)

/** Sentences by fault code; `p` holds the params that came with the code. */
export type FaultWords = Readonly<Record<string, Pair<FaultSentence>>>

/**
 * Shapes and marks: a judge's tablet must be able to say what is wrong without a network.
 * Those of workbooks and of the other features are in faults.ts, which the pages fetch when one of its codes first arrives.
 */
const faults: Record<string, Pair<FaultSentence>> = {
  missing: ['必填，请填写。', 'Required; please fill it in.'],
  'too-short': [(p) => `太短，至少 ${p.least} 个字符。`, (p) => `Too short; at least ${p.least} characters.`],
  'too-long': [(p) => `太长，最多 ${p.most ?? p.max} 个字符。`, (p) => `Too long; at most ${p.most ?? p.max} characters.`],
  'too-small': [(p) => `太小，最小为 ${p.least}。`, (p) => `Too small; the least is ${p.least}.`],
  'too-big': [(p) => `太大，最大为 ${p.most}。`, (p) => `Too big; the most is ${p.most}.`],
  'invalid-type': ['内容的类型不对，请核对。', 'This is not the kind of value that is needed; please check.'],
  'invalid-format': ['格式不对，请核对。', 'The format is not right; please check.'],
  'invalid-value': ['不在可选的范围内，请重新选择。', 'Not one of the choices; please choose again.'],
  'invalid-union': ['内容不对，请核对。', 'This is not right; please check.'],
  'unrecognized-keys': ['有系统不认识的内容，请重新载入页面。', 'There is content that the system does not know; reload the page.'],
  'not-valid': ['内容不对，请核对。', 'This is not right; please check.'],
  'control-characters': [
    '含有看不见的控制字符，请重新输入，不要粘贴。',
    'It holds invisible control characters; type it instead of pasting.',
  ],
  'passwords-differ': ['两次输入的密码不一样，请重新输入。', 'The two passwords differ; type them again.'],
  'login-taken': ['这个账号名已有人用，请换一个。', 'This account name is taken; choose another.'],

  ...markFaults,
}

const unknownFault: Pair<(code: string) => string> = [
  (code) => `不能接受（${code}）。请核对。`,
  (code) => `Not accepted (${code}). Please check.`,
]

const half = (lang: Lang) => (lang === 'zh' ? 0 : 1)

/** What happened and what to do. */
export function sayProblem(kind: string, lang: Lang): string {
  return (kinds[kind as ProblemKind] ?? kinds.bug)[half(lang)]
}

/** Whether there is a sentence for the code; see learnFaults. */
export const knowsFault = (code: string): boolean => code in faults

/** Adds sentences that were fetched later. */
export const learnFaults = (more: FaultWords): void => void Object.assign(faults, more)

/** What is wrong with one field, cell or state; an unknown code shows itself. */
export function sayFault(fault: { code: string; params?: Params | undefined }, lang: Lang): string {
  const sentence = faults[fault.code]?.[half(lang)]
  if (!sentence) return unknownFault[half(lang)](fault.code)
  return typeof sentence === 'string' ? sentence : sentence(fault.params ?? {})
}
