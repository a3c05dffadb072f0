/** Days before or after today, for a story that always looks recent. */

/** Noon in Shanghai, so that the day is the same everywhere it is shown. */
export function days(today: Date, n: number): Date {
  const day = new Date(today.getTime() + n * 86_400_000)
  day.setUTCHours(4, 0, 0, 0)
  return day
}

export const dayText = (today: Date, n: number): string => days(today, n).toISOString().slice(0, 10)
