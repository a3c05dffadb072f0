/** Calendar days as people here count them: in Asia/Shanghai, whatever the server's clock is set to. */

const SHANGHAI = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })

/** "2026-05-01T16:30:00.000Z" → "2026-05-02". */
export function dayInShanghai(instant: string): string {
  return SHANGHAI.format(new Date(instant))
}

const MINUTE = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** "2026-05-01T16:30:00.000Z" → "2026-05-02 00:30": what a clock on the wall shows, for sentences in either language. */
export const minuteInShanghai = (instant: string): string => MINUTE.format(new Date(instant))

/** What a clock on the wall in Shanghai shows → the instant. "2026-05-02T00:30" → "2026-05-01T16:30:00.000Z" */
export const instantOfShanghai = (minute: string): string => new Date(`${minute}:00+08:00`).toISOString()
