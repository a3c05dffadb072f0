/** What is printed on each certificate, in one language; and the job that sets them all as one PDF. */
import type { JobFile, JobWork } from '../lib/jobs.ts'
import { wrongState } from '../lib/problem.ts'
import { papers } from '../words/papers.ts'
import { honourLine } from '../words/scoring.ts'
import { type Lang, say } from '../words/words.ts'
import type { Honour } from './certificate.ts'
import { dayOf } from './lists.ts'
import { press } from './press.ts'
import { type Certificate, certificatesOf } from './queries.ts'

export interface CertificatePages {
  lang: Lang
  title: string
  words: Record<'title' | 'number' | 'verify' | 'seal', string>
  certificates: {
    competition: string
    label: string
    unit: string
    lines: string[]
    number: string
    url: string
    organiser: string
    day: string
  }[]
}

/** Where anybody verifies a certificate. */
export const verifyUrl = (publicUrl: string, number: string): string => `${publicUrl}/verify/${encodeURIComponent(number)}`

export function pagesOf(certificates: readonly Certificate[], lang: Lang, publicUrl: string): CertificatePages {
  const w = say(papers, lang)
  const name = (of: { name: string; nameEn: string }) => (lang === 'en' && of.nameEn ? of.nameEn : of.name)
  const lines = (honour: Honour) => {
    const event = honour.event.groupName ? w.inGroup(name(honour.event), honour.event.groupName) : name(honour.event)
    return [w.certificateBody(name(honour.competition), event, honour.rank, honourLine(honour, lang)), w.certificateEnd].filter(Boolean)
  }
  return {
    lang,
    title: w.certificate,
    words: { title: w.certificate, number: w.certificateNumber, verify: w.verifyByCode, seal: w.sealHere },
    certificates: certificates.map(({ number, at, honour }) => ({
      competition: name(honour.competition),
      label: honour.label,
      unit: honour.unit,
      lines: lines(honour),
      number,
      url: verifyUrl(publicUrl, number),
      organiser: honour.competition.organiser,
      day: dayOf(at, lang),
    })),
  }
}

/** All that are valid, or the one that is asked for. */
export async function certificatesJob({ site, eventId, input, beside }: JobWork): Promise<JobFile> {
  const { lang, number } = input as { lang: Lang; number?: string }
  const all = await certificatesOf(site.store.read, eventId as string)
  const wanted = all.filter((one) => one.revokedAt === null && (number === undefined || one.number === number))
  if (wanted.length === 0) throw wrongState('no-certificates')
  const bytes = await beside<Uint8Array>(press, { certificates: pagesOf(wanted, lang, site.settings.publicUrl) })
  return { name: `${say(papers, lang).certificates} ${wanted.length}.pdf`, type: 'application/pdf', bytes }
}
