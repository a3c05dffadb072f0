/** Certificates (获奖证书): from an official release, numbered by a rule that is data; a corrected list revokes and issues anew. */
import type { Db } from '../../db/open.ts'
import type { CertificateRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import type { Reader } from '../lib/audience.ts'
import { canonical } from '../lib/canonical.ts'
import { missingIn } from '../lib/font.ts'
import { wrongState } from '../lib/problem.ts'
import { pieces } from '../people/table.ts'
import { releaseOf, releasesOf } from '../results/queries.ts'
import type { Shown, ShownRow } from '../results/shown.ts'
import type { Bundle, Scheme, Text } from '../scoring/types.ts'
import { papers } from '../words/papers.ts'
import { prizeName } from '../words/scoring.ts'
import { type Certificate, certificateCalled, certificatesOf, lastSeries } from './queries.ts'

/** What a certificate says, exactly as the release shows it. */
export interface Honour {
  label: string
  unit: string
  rank: number
  prize: Text | null
  titles: Text[]
  event: Pick<Shown['event'], 'name' | 'nameEn' | 'groupName'>
  competition: Pick<Shown['competition'], 'name' | 'nameEn' | 'organiser'>
}

/** Everybody on the list whom it gives a prize or a title, by entry. */
export function honoursOf({ event, competition, rows, titles }: Shown, scheme: Scheme): Map<string, Honour> {
  const text = (prize: string): Text => ({ zh: prizeName(prize, scheme, 'zh'), en: prizeName(prize, scheme, 'en') })
  const honour = ({ label, unit, rank, prize, titles: ids }: ShownRow): Honour => ({
    label,
    unit,
    rank: rank as number,
    prize: prize === null ? null : text(prize),
    titles: titles.filter(({ id }) => ids.includes(id)).map(({ name }) => name),
    event: { name: event.name, nameEn: event.nameEn, groupName: event.groupName },
    competition: { name: competition.name, nameEn: competition.nameEn, organiser: competition.organiser },
  })
  const honoured = rows.filter((row) => row.rank !== null && (row.prize !== null || row.titles.length > 0))
  return new Map(honoured.map((row) => [row.entry, honour(row)]))
}

/** The number of a series: "〔2026〕技赛第{0000}号", 7 → "〔2026〕技赛第0007号". */
export const numberOf = (series: string, serial: number): string =>
  series.replace(/\{(0+)\}/, (_, zeros: string) => String(serial).padStart(zeros.length, '0'))

export interface Issued {
  issued: number
  revoked: number
  same: number
}

/**
 * Issues what the latest official list gives and nobody holds yet, and revokes what it gives no more. A second time changes nothing.
 * @param rule of the numbers: one {0000} for the serial number, {year} for the competition's year.
 * @throws Problem 'wrong-state' without an official release
 */
export async function issueCertificates(act: Act, eventId: string, rule: string): Promise<Issued> {
  const { id: releaseId, number: release, kind, reason, shown, bundle } = await releaseOf(act.tx, eventId, 'latest')
  if (kind !== 'official') throw wrongState('not-official-yet')
  const honours = honoursOf(shown, (JSON.parse(bundle) as Bundle).scheme)
  const valid = (await certificatesOf(act.tx, eventId)).filter((one) => one.revokedAt === null)
  const stays = (one: Certificate) => canonical(honours.get(one.entryId) ?? null) === canonical(one.honour)
  const revoked = valid.filter((one) => !stays(one))
  const held = new Set(valid.filter(stays).map((one) => one.entryId))
  for (const { id } of revoked)
    await act.tx.insertInto('revocation').values({ certificateId: id, releaseId, reason, by: act.by.id, at: act.at }).execute()

  const series = rule.replaceAll('{year}', String(shown.competition.year))
  const { last } = await act.tx
    .selectFrom('certificate')
    .select(({ fn }) => fn.max('serial').as('last'))
    .where('series', '=', series)
    .executeTakeFirstOrThrow()
  const rows = [...honours]
    .filter(([entry]) => !held.has(entry))
    .map(([entryId, honour], i): CertificateRow => {
      const serial = Number(last ?? 0) + i + 1
      const number = numberOf(series, serial)
      return { id: act.id(), number, series, serial, eventId, releaseId, entryId, honour: canonical(honour), by: act.by.id, at: act.at }
    })
  for (const some of pieces(rows)) await act.tx.insertInto('certificate').values(some).execute()
  const issued = { issued: rows.length, revoked: revoked.length, same: held.size }
  await act.note(
    `event:${eventId}`,
    { certificates: rows.length, revoked: revoked.length, release },
    [...rows, ...revoked].map((one) => one.number),
  )
  act.tell(`event:${eventId}`)
  return issued
}

export interface Register {
  certificates: Certificate[]
  /** The rule that the next numbers follow unless another one is given. */
  rule: string
  /** What issuing would do now; null without an official release. */
  due: { issue: number; revoke: number } | null
  /** Names and texts with characters that the fonts cannot draw: to be known before anything is printed. */
  undrawable: { number: string; text: string; characters: string[] }[]
}

export async function registerOf(db: Db, eventId: string): Promise<Register> {
  const certificates = await certificatesOf(db, eventId)
  const valid = certificates.filter((one) => one.revokedAt === null)
  const official = (await releasesOf(db, eventId)).at(-1)?.kind === 'official' ? await releaseOf(db, eventId, 'latest') : null
  const honours = official && honoursOf(official.shown, (JSON.parse(official.bundle) as Bundle).scheme)
  const same = honours && valid.filter((one) => canonical(honours.get(one.entryId) ?? null) === canonical(one.honour)).length
  const undrawable = []
  for (const { number, honour } of valid) {
    const text = [honour.label, honour.unit].join(' ')
    const characters = await missingIn(`${text}${number}${honour.competition.name}${honour.event.name}${honour.competition.organiser}`)
    if (characters.length > 0) undrawable.push({ number, text, characters })
  }
  return {
    certificates,
    rule: (await lastSeries(db, eventId)) ?? papers.numberRule[0],
    due: honours && same !== null ? { issue: honours.size - same, revoke: valid.length - same } : null,
    undrawable,
  }
}

export interface Verified {
  number: string
  honour: Honour
  at: string
  release: { event: string; number: number }
  /** Valid; revoked by a correction; or the latest list says something else and nobody has revoked it yet. */
  state: 'valid' | 'revoked' | 'overtaken'
  reason: string
  /** The certificate that took its place. */
  next: string | null
}

/** What the holder of the number may know, of releases that this reader may know of. @throws Problem 'not-found' */
export async function verified(db: Db, number: string, reader: Reader): Promise<Verified> {
  const one = await certificateCalled(db, number)
  await releaseOf(db, one.eventId, one.release, reader)
  const { shown, bundle, number: latest } = await releaseOf(db, one.eventId, 'latest', reader)
  const now = honoursOf(shown, (JSON.parse(bundle) as Bundle).scheme).get(one.entryId)
  const holds = canonical(now ?? null) === canonical(one.honour)
  const revoked = one.revokedBy !== null && one.revokedBy <= latest
  const all = revoked ? await certificatesOf(db, one.eventId) : []
  const next = all.find((other) => other.entryId === one.entryId && other.revokedAt === null && other.release <= latest)
  return {
    number: one.number,
    honour: one.honour,
    at: one.at,
    release: { event: one.eventId, number: one.release },
    state: revoked ? 'revoked' : holds ? 'valid' : 'overtaken',
    reason: revoked ? (one.reason ?? '') : '',
    next: next?.number ?? null,
  }
}
