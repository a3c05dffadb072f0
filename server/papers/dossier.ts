/** An event's dossier (卷宗) after the seal: rules, draw, entries, sheets, releases, corrections, records, and a list of all of it with digests. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import { eventOf, schemeOf } from '../competitions/queries.ts'
import { codeLayersOf, decryptionsOf, drawPlanOf, drawRowOf, entriesOf, entryCodesOf } from '../entries/queries.ts'
import type { JobFile, JobWork } from '../lib/jobs.ts'
import { wrongState } from '../lib/problem.ts'
import { appealsOf, fileOf, filesOf } from '../results/appeal-queries.ts'
import { bundleOf } from '../results/bundle.ts'
import { correctionsOf, releaseOf, releasesOf } from '../results/queries.ts'
import { findingsOf, recheckOf } from '../results/recheck-queries.ts'
import type { Bundle } from '../scoring/types.ts'
import { common } from '../words/common.ts'
import { papers } from '../words/papers.ts'
import { results } from '../words/results.ts'
import { type Lang, say } from '../words/words.ts'
import type { Forms } from './award-lists.ts'
import { dayOf, type List, registerList, standingsList, text } from './lists.ts'
import { press } from './press.ts'
import { auditOf, certificatesOf } from './queries.ts'

/** Text or evidence as it is, approval forms, or a list that is set as .xlsx or .pdf, as its name says. */
export type DossierFile = { name: string } & ({ text: string } | { base64: string } | { forms: Forms } | { list: List })

/** @throws Problem 'wrong-state' before the seal, and while nobody may know who is who */
export async function dossierFiles(db: Db, eventId: string, lang: Lang): Promise<DossierFile[]> {
  const { sealedNow, decoded } = await phaseOf(db, eventId)
  if (!sealedNow) throw wrongState('not-sealed')
  if (!decoded) throw wrongState('codes-closed')
  const w = say(papers, lang)
  const event = await eventOf(db, eventId)
  const { number, scheme } = await schemeOf(db, eventId)
  const files: DossierFile[] = []
  const record = (name: string, content: unknown) => files.push({ name: `${name}.json`, text: `${JSON.stringify(content, null, 1)}\n` })
  const both = (name: string, list: List) => files.push({ name: `${name}.xlsx`, list }, { name: `${name}.pdf`, list })

  record(`01-${w.dossier.scheme}-${number}`, scheme)
  const entries = await entriesOf(db, eventId)
  record(`02-${w.dossier.draw}`, {
    plan: await drawPlanOf(db, eventId),
    draw: await drawRowOf(db, eventId),
    layers: await codeLayersOf(db, eventId),
    codes: await entryCodesOf(db, eventId),
    decryptions: await decryptionsOf(db, eventId),
    lots: entries.map(({ id, label, lot, code }) => ({ entry: id, label, lot, code })).toSorted((a, b) => (a.lot ?? 0) - (b.lot ?? 0)),
  })
  both(`03-${w.dossier.entries}`, entryList([event.name, event.groupName].filter(Boolean).join(' '), entries, lang))
  record(`04-${w.dossier.sheets}`, await bundleOf(db, eventId))
  for (const { number } of await releasesOf(db, eventId)) {
    const { shown, bundle, digest } = await releaseOf(db, eventId, number)
    const inputs = JSON.parse(bundle) as Bundle
    const list = { shown, scheme: inputs.scheme, digest }
    files.push({ name: `05-${w.dossier.release(number)}.json`, text: JSON.stringify({ ...inputs, released: { shown, digest } }) })
    files.push({ name: `05-${w.dossier.release(number)}.xlsx`, list: standingsList(list, lang) })
    files.push({ name: `05-${w.dossier.release(number)}-${w.notice}.pdf`, list: standingsList(list, lang, true) })
  }
  record(`06-${w.dossier.corrections}`, await correctionsOf(db, eventId))
  const appeals = await appealsOf(db, eventId)
  const recheck = await recheckOf(db, eventId)
  if (recheck) record(`06-${w.dossier.recheck}`, { ...recheck, findings: await findingsOf(db, recheck.id) })
  if (appeals.length > 0) record(`07-${w.dossier.appeals}`, appeals)
  for (const { id, appealId } of await filesOf(db, eventId)) {
    const { name, content } = await fileOf(db, appealId, id)
    files.push({ name: `07-${w.dossier.appeals}-${id}-${name.replace(/[^\p{L}\p{N}.()-]/gu, '_')}`, base64: content })
  }
  const certificates = await certificatesOf(db, eventId)
  if (certificates.length > 0) both(`08-${w.register}`, registerList(event.name, certificates, lang))
  const records = await auditOf(db, eventId)
  files.push({ name: `09-${w.dossier.audit}.jsonl`, text: records.map((one) => `${JSON.stringify(one)}\n`).join('') })
  return files
}

function entryList(event: string, entries: Awaited<ReturnType<typeof entriesOf>>, lang: Lang): List {
  const [w, c] = [say(papers, lang), say(common, lang)]
  return {
    name: w.dossier.entries,
    title: w.entriesTitle(event),
    lang,
    columns: [
      text('lot', papers.lot, 8),
      text('code', papers.code, 10),
      text('label', results.person, 16),
      text('unitName', results.unit, 32),
      text('zone', results.zone, 12),
      text('state', papers.state, 14),
    ],
    rows: entries.map(({ lot, code, label, unitName, zone, state }) => {
      return { lot: lot === null ? '' : String(lot), code, label, unitName, zone, state: c.entryStates[state] }
    }),
    head: [],
    foot: [],
    boxes: [w.signClerk, w.sealOrganiser],
  }
}

export async function dossierJob({ site, eventId, input, beside, step }: JobWork): Promise<JobFile> {
  const { lang } = input as { lang: Lang }
  const w = say(papers, lang)
  const { name, groupName } = await eventOf(site.store.read, eventId as string)
  const dossier = await dossierFiles(site.store.read, eventId as string, lang)
  await step(0, dossier.length)
  const date = w.dateLine
  const bytes = await beside<Uint8Array>(press, { dossier, contents: `00-${w.dossier.contents}.sha256`, date })
  const title = [w.dossier.title, name, groupName, dayOf(site.now().toISOString(), lang)].filter(Boolean).join(' ')
  return { name: `${title}.zip`, type: 'application/zip', bytes }
}
