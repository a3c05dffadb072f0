/** A packet (材料包): every paper of an award for one recommending unit, or for the level above, in one archive. */
import type { Db } from '../../db/open.ts'
import type { Act } from '../lib/act.ts'
import { type JobFile, type JobWork, queueJob } from '../lib/jobs.ts'
import { wrongState } from '../lib/problem.ts'
import type { Secrets } from '../lib/secret.ts'
import { sheetFactsOf } from '../nominations/dossier.ts'
import { listWorkbook } from '../nominations/list.ts'
import { idNumbersOf } from '../people/person.ts'
import { awardPapers } from '../words/award-papers.ts'
import { nominations } from '../words/nominations.ts'
import { papers } from '../words/papers.ts'
import { say } from '../words/words.ts'
import { type Asked, type Award, awardPapersOf, nomineesFor } from './award.ts'
import { approvalForms, letters, noObjectionPaper, noticePaper, reportPaper, what } from './award-lists.ts'
import type { DossierFile } from './dossier.ts'
import type { List } from './lists.ts'
import { press } from './press.ts'

const w = say(awardPapers, 'zh')

export interface PacketAsked extends Asked {
  campaign: string
  programme: string
  a3: boolean
  /** With ID numbers and phones in the summary sheet. */
  numbers: boolean
}

/** What can be looked at in the browser before it is packed, by name. */
export function papersNamed(award: Award): Record<'notice' | 'no-objection' | 'letters' | 'report', List[]> {
  return {
    notice: award.notices.map((posted) => noticePaper(award, posted)),
    'no-objection': award.notices.flatMap((posted) => noObjectionPaper(award, posted) ?? []),
    letters: letters(award),
    report: award.nominees.length > 0 ? [reportPaper(award)] : [],
  }
}

/** Of the papers of one kind the name says which; a second notice of one name must not overwrite the first. */
export async function packetFiles(
  db: Db,
  asked: PacketAsked,
  at: string,
  secrets: Secrets,
): Promise<{ name: string; files: DossierFile[] }> {
  const award = await awardPapersOf(db, asked.campaign, asked.programme, asked, at)
  if (award.nominees.length === 0) throw wrongState('nobody-chosen')
  const named = papersNamed(award)
  const facts = await sheetFactsOf(db, award.nominees, asked.numbers ? secrets : null)
  const files: DossierFile[] = [
    { name: `01-${w.form}.pdf`, forms: approvalForms(award, asked.a3) },
    { name: `02-${say(nominations, 'zh').sheet.name}.xlsx`, base64: Buffer.from(await listWorkbook(award.list, facts)).toString('base64') },
    ...(['letters', 'notice', 'no-objection', 'report'] as const).flatMap((kind, i) =>
      named[kind].map((list, j) => ({ name: `0${i + 3}-${j + 1}-${list.name.replace(/[/\\:*?"<>|]/g, '_')}.pdf`, list })),
    ),
  ]
  if (award.missing.length > 0) files.push({ name: `07-${w.order}.txt`, text: `${w.missing(award.missing.join('、'))}\n` })
  return { name: w.packet(what(award), award.unitName ?? w.above), files }
}

/**
 * Queues a packet. Of a final one, whoever may see ID numbers or keyed them in gets them and the phones in the summary sheet, and the
 * record names everybody whose number was shown.
 */
export async function queuePacket(act: Act, asked: Omit<PacketAsked, 'numbers'>): Promise<string> {
  const numbers = asked.final && act.by.role !== 'committee'
  const persons = numbers ? (await nomineesFor(act.tx, asked.campaign, asked.programme, asked.unit)).map(({ holderId }) => holderId) : []
  for (const id of (await idNumbersOf(act.tx, act.site.secrets, persons)).keys()) await act.note(`person:${id}`, { reason: w.sheetReason })
  return queueJob(act, 'packet', null, { ...asked, numbers })
}

export async function packetJob({ site, input, beside, step }: JobWork): Promise<JobFile> {
  const { name, files } = await packetFiles(site.store.read, input as unknown as PacketAsked, site.now().toISOString(), site.secrets)
  await step(0, files.length)
  const date = say(papers, 'zh').dateLine
  const contents = `00-${say(papers, 'zh').dossier.contents}.sha256`
  const bytes = await beside<Uint8Array>(press, { dossier: files, contents, date })
  return { name: `${name}.zip`, type: 'application/zip', bytes }
}
