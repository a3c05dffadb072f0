/** Unified social credit codes (GB 32100-2015) for invented bodies: right in form and check characters, in a region that does not exist. */

/** 31 is Shanghai; no district bears 9900. */
const region = '319900'

/** The 31 characters of the code: no I, O, S, V or Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** @param kind two characters: 8 for trade unions, then 1 for grassroots ones and 9 for others. @param serial made unique within a million. */
export function uscc(kind: '81' | '89', serial: number): string {
  const body = `99${String(serial % 1_000_000).padStart(6, '0')}`
  const start = `${kind}${region}${body}${organisationCheck(body)}`
  return start + creditCheck(start)
}

/** GB 11714: the ninth character of the organisation code within. */
function organisationCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number.parseInt(body[i] ?? '0', 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** GB 32100: weights are powers of 3 modulo 31. */
function creditCheck(start: string): string {
  let weight = 1
  let sum = 0
  for (const char of start) {
    sum += weight * alphabet.indexOf(char)
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? ''
}
