/** Times as people write them: "12:34.50" is 754.50 seconds. */

/** Seconds as a decimal; null for what is no time. "1:02:03.5", "12:34.50" and "754.5" are times. */
export function secondsOf(text: string): string | null {
  const read = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6})(\.\d{1,4})?$/.exec(text.replaceAll('：', ':').trim())
  if (!read) return null
  const [, hours, minutes, seconds, rest = ''] = read
  if (minutes !== undefined && Number(seconds) > 59) return null
  if (hours !== undefined && Number(minutes) > 59) return null
  return `${Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds)}${rest}`
}

/** "754.5" → "12:34.5"; under a minute as it is. */
export function clockOf(seconds: string): string {
  const [whole = '0', rest] = seconds.split('.')
  const n = Number(whole)
  const tail = rest === undefined ? '' : `.${rest}`
  if (!Number.isFinite(n) || n < 60) return seconds
  const two = (part: number) => String(part).padStart(2, '0')
  const minutes = `${n >= 3600 ? two(Math.floor(n / 60) % 60) : Math.floor(n / 60)}:${two(n % 60)}${tail}`
  return n >= 3600 ? `${Math.floor(n / 3600)}:${minutes}` : minutes
}
