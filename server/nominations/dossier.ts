/** A nominee's papers: deeds in two lengths, post, the unit's democratic step, honours already held, photo and sealed scans. */
import type { Db } from '../../db/open.ts'
import type { HonourRow, NominationFileRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { attachment, sizeOfPicture } from '../lib/attachment.ts'
import { type Fault, notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import type { Secrets } from '../lib/secret.ts'
import { idNumbersOf } from '../people/person.ts'
import { ownNomination } from './nominate.ts'
import { type NominationSeen, nominationsOf, programmeOf } from './queries.ts'
import type { DemocraticStep, DossierKept } from './rules.ts'
import { inTime } from './stage.ts'

export interface DossierFields {
  deeds: string
  summary: string
  facts: Record<string, string>
  post: string
  workSince?: string | undefined
  phone?: string | undefined
  contribution: string
  step: DemocraticStep | null
}

const PHONE = 'nomination.phone'

/** A nomination whose papers may still be changed, by the unit that made it and in its time. */
async function changeable(act: Act, campaignId: string, programmeId: string, nominationId: string): Promise<NominationSeen> {
  const { confirmed } = await programmeOf(act.tx, campaignId, programmeId)
  const nomination = await ownNomination(act, campaignId, programmeId, nominationId)
  if (confirmed) throw wrongState('list-confirmed')
  await inTime(act, campaignId, 'recommend', nomination.recommenderPath)
  return nomination
}

/** @throws Problem 'invalid-input' at step.present or step.agree when more are present than eligible, or more votes than present */
export async function setDossier(
  act: Act,
  campaignId: string,
  programmeId: string,
  nominationId: string,
  fields: DossierFields,
): Promise<{ ok: true }> {
  const { attributes, dossier } = await changeable(act, campaignId, programmeId, nominationId)
  const { deeds, summary, facts, step, phone, ...said } = fields
  if (step) {
    const { eligible, present, agree, against, abstain, day } = step
    const faults: Fault[] = [
      ...(present > eligible ? [{ path: ['step', 'present'], code: 'present-over-eligible' }] : []),
      ...(agree + against + abstain > present ? [{ path: ['step', 'agree'], code: 'votes-over-present' }] : []),
      ...(day > act.at.slice(0, 10) ? [{ path: ['step', 'day'], code: 'day-future' }] : []),
    ]
    if (faults.length > 0) throw new Problem('invalid-input', faults)
  }
  const phoneSealed = phone ? act.site.secrets.seal(phone, PHONE) : dossier.phoneSealed
  const kept: DossierKept = { ...said, ...(step && { step }), ...(phoneSealed && { phoneSealed }) }
  await act.tx
    .updateTable('nomination')
    .set({ deeds, summary, dossier: JSON.stringify(kept), attributes: JSON.stringify({ ...attributes, ...facts }) })
    .where('id', '=', nominationId)
    .execute()
  await act.note(`nomination:${nominationId}`, { facts, step, post: said.post }, { ...said, deeds, summary })
  act.tell(`campaign:${campaignId}`)
  return { ok: true }
}

/** Portraits for printing: 35 × 49 mm at 300 dpi or more, upright. */
const PHOTO = { width: 413, height: 531, ratio: [1.2, 1.6] as const }

/** Adds a scan; the newest of a kind counts. @throws Problem 'invalid-input' at file for what is no picture or no portrait */
export async function addFile(
  act: Act,
  campaignId: string,
  programmeId: string,
  nominationId: string,
  kind: NominationFileRow['kind'],
  name: string,
  bytes: Uint8Array,
): Promise<{ id: string }> {
  // Opinions come to the office, at any time; the rest comes from the unit, in its time.
  if (kind === 'opinion' && act.by.role === 'officer') throw new Problem('not-allowed')
  const of = kind === 'opinion' ? ownNomination : changeable
  const nomination = await of(act, campaignId, programmeId, nominationId)
  if (kind === 'photo') checkPhoto(bytes, nomination.kind === 'person')
  const { file, digest } = attachment(name, bytes)
  const id = act.id()
  await act.tx
    .insertInto('nominationFile')
    .values({ id, nominationId, kind, ...file, by: act.by.id, at: act.at })
    .execute()
  await act.note(`nomination:${nominationId}`, { file: file.name, kind, digest })
  act.tell(`campaign:${campaignId}`)
  return { id }
}

function checkPhoto(bytes: Uint8Array, portrait: boolean): void {
  const size = bytes[0] === 0x25 ? null : sizeOfPicture(bytes)
  if (!size) throw wrong('file', 'photo-type')
  const { width, height } = size
  const params = { width: String(width), height: String(height) }
  if (width < PHOTO.width || height < PHOTO.height) throw wrong('file', 'photo-small', params)
  const [least, most] = PHOTO.ratio
  if (portrait && (height < width * least || height > width * most)) throw wrong('file', 'photo-ratio', params)
}

export type FileSeen = Pick<NominationFileRow, 'id' | 'nominationId' | 'kind' | 'name' | 'size' | 'at'>

/** The files of a programme's nominations without their contents, oldest first. */
export async function filesOf(db: Db, programmeId: string): Promise<FileSeen[]> {
  return db
    .selectFrom('nominationFile')
    .innerJoin('nomination', 'nomination.id', 'nominationFile.nominationId')
    .where('programmeId', '=', programmeId)
    .select(['nominationFile.id', 'nominationId', 'kind', 'name', 'size', 'nominationFile.at'])
    .orderBy('nominationFile.id')
    .execute()
}

/** One file with its content. @throws Problem 'not-found' also outside the reader's subtree */
export async function fileOf(db: Db, campaignId: string, nominationId: string, fileId: string, path: string): Promise<NominationFileRow> {
  const [nomination] = await nominationsOf(db, campaignId, { id: nominationId })
  const file = await db
    .selectFrom('nominationFile')
    .selectAll()
    .where('id', '=', fileId)
    .where('nominationId', '=', nominationId)
    .executeTakeFirst()
  const hidden = !nomination || !(nomination.homePath.startsWith(path) || nomination.recommenderPath.startsWith(path))
  if (hidden || !file) throw notFound()
  return file
}

export type HeldHonour = HonourRow & { revoked: { reason: string; on: string } | null }

/** Honours held by these persons, units or teams, also those revoked, newest year first. */
export async function honoursOf(db: Db, holders: string[]): Promise<HeldHonour[]> {
  const rows = await db
    .selectFrom('honour')
    .leftJoin('honourRevocation', 'honourRevocation.honourId', 'honour.id')
    .where('holderId', 'in', holders)
    .selectAll('honour')
    .select(['honourRevocation.reason', 'honourRevocation.decidedOn'])
    .orderBy('year', 'desc')
    .orderBy('honour.id')
    .execute()
  return rows.map(({ reason, decidedOn, ...row }) => ({ ...row, revoked: reason === null ? null : { reason, on: decidedOn ?? '' } }))
}

/** Records an honour that the nominee holds from before, as the unit showed it. */
export async function addHeld(
  act: Act,
  campaignId: string,
  programmeId: string,
  nominationId: string,
  fields: Pick<HonourRow, 'kind' | 'level' | 'name' | 'year' | 'number' | 'source'>,
): Promise<{ id: string }> {
  const { kind: holderKind, holderId, attributes } = await changeable(act, campaignId, programmeId, nominationId)
  if (fields.year > Number(act.at.slice(0, 4))) throw wrong('year', 'year-future')
  const same = (await honoursOf(act.tx, [holderId])).some(
    ({ kind, level, year }) => kind === fields.kind && level === fields.level && year === fields.year,
  )
  if (same) throw wrong('year', 'honour-known')
  const id = act.id()
  const holder = { holderKind, holderId, holderName: attributes.name ?? '', unitName: attributes.unitName ?? '' }
  await act.tx
    .insertInto('honour')
    .values({ id, ...holder, ...fields, nominationId: null, by: act.by.id, at: act.at })
    .execute()
  await act.note(`honour:${id}`, { nomination: nominationId, ...fields })
  act.tell(`campaign:${campaignId}`)
  return { id }
}

/** What the summary sheet says besides the list; ID number and phone only with the secrets in hand. */
export interface SheetFacts {
  post: string
  workSince: string
  held: string
  idNumber: string
  phone: string
}

/** By nomination. @param secrets null: without ID numbers and phones */
export async function sheetFactsOf(db: Db, nominations: NominationSeen[], secrets: Secrets | null): Promise<Map<string, SheetFacts>> {
  const holders = nominations.map(({ holderId }) => holderId)
  const honours = Map.groupBy(await honoursOf(db, holders), ({ holderId }) => holderId)
  const numbers = secrets ? await idNumbersOf(db, secrets, holders) : new Map<string, string>()
  return new Map(
    nominations.map(({ id, holderId, dossier: { post = '', workSince = '', phoneSealed } }) => {
      const held = (honours.get(holderId) ?? []).filter((one) => !one.revoked && one.nominationId !== id)
      const known = held.map(({ year, name }) => `${year}年${name}`).join('、')
      const phone = secrets && phoneSealed ? secrets.unseal(phoneSealed, PHONE) : ''
      return [id, { post, workSince: workSince.replace('-', '.'), held: known, idNumber: numbers.get(holderId) ?? '', phone }]
    }),
  )
}
