/** Calendar days as people here count them: in Asia/Shanghai, whatever the server's clock is set to. */

const SHANGHAI = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })

/** "2026-05-01T16:30:00.000Z" → "2026-05-02". */
export function dayInShanghai(instant: string): string {
  return SHANGHAI.format(new Date(instant))
}
