/** Tables of long work and of what is handed out on paper: jobs, certificates. */
import type { Instant, Json } from './columns.ts'

/** Long work that somebody asked for, with how far it is. `detail` of a job that is done: its file; of one that failed: why. */
export interface JobRow {
  id: string
  kind: string
  eventId: string | null
  input: Json
  done: number
  total: number
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted'
  detail: Json | null
  by: string
  at: Instant
}

/** A numbered certificate. `series` is the rule of its number, "〔2026〕技赛第{0000}号"; no number of a series is given twice. */
export interface CertificateRow {
  id: string
  number: string
  series: string
  serial: number
  eventId: string
  releaseId: string
  entryId: string
  /** What it says, in both languages, as the release showed it. */
  honour: Json
  by: string
  at: Instant
}

/** The certificate is no longer valid: a corrected list says something else. */
export interface RevocationRow {
  certificateId: string
  releaseId: string
  reason: string
  by: string
  at: Instant
}
