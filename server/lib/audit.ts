/** The audit log: append-only, every record holding the hash of the one before, written in the act's own transaction. */
import { sql } from 'kysely'
import { rollbacks } from '../../db/dialect.ts'
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { AuditRow } from '../../db/schema/journal.ts'
import { canonical, digest } from './canonical.ts'

/**
 * Records that the index by subject knows: all but the marking itself, which would pay for it with every mark. A query that is to
 * use the index must say this condition in the same words.
 */
export const indexed = sql<boolean>`act not in ('marks.save', 'notes.save')`

export interface Note {
  at: string
  actor: string
  act: string
  /** "event:01J…": the kind and id of what was changed. */
  subject: string
  /** Facts that an auditor may read; never marks that are still sealed, never ID numbers. */
  detail: Record<string, unknown>
  /** What must be provable but not readable here; only its digest is kept, of a secret only a keyed one. */
  content?: unknown
}

/** A keyed hash: for what has so few possible values that a plain digest could be tried out. */
export class Proof {
  readonly hash: string
  constructor(hash: string) {
    this.hash = hash
  }
}

const GENESIS = '0'.repeat(64)

/** Appends a record inside the act's transaction, and gives its number. */
export async function append(tx: Db, note: Note): Promise<number> {
  const known = heads.get(tx)
  const last = known?.rollbacks === rollbacks(tx) ? known : (await latest(tx, {}))[0]
  const record = {
    seq: (last?.seq ?? 0) + 1,
    at: note.at,
    actor: note.actor,
    act: note.act,
    subject: note.subject,
    detail: canonical(note.detail),
    content: proofOf(note.content),
    previous: last?.hash ?? GENESIS,
  }
  const hash = digest(textOf(record))
  await insert(tx, { ...record, hash })
  heads.set(tx, { seq: record.seq, hash, rollbacks: rollbacks(tx) })
  return record.seq
}

function proofOf(content: unknown): string | null {
  if (content === undefined) return null
  return content instanceof Proof ? content.hash : digest(canonical(content))
}

/** The canonical text of a record; written out, because it is made for every mark. */
const textOf = ({ act, actor, at, content, detail, previous, seq, subject }: Omit<AuditRow, 'hash'>): string =>
  JSON.stringify({ act, actor, at, content, detail, previous, seq, subject })

/** The end of the chain on each connection: true until something is rolled back. */
const heads = new WeakMap<Db, { seq: number; hash: string; rollbacks: number }>()

const latest = prepared((db) => db.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1))

const insert = prepared((db, { seq, at, actor, act, subject, detail, content, previous, hash }: AuditRow) =>
  db.insertInto('audit').values({ seq, at, actor, act, subject, detail, content, previous, hash }),
)

/** Walks the whole chain. `broken` is the first record whose hash, number or link is not what it must be; null when intact. */
export async function verifyChain(db: Db): Promise<{ records: number; broken: number | null }> {
  let previous = GENESIS
  let records = 0
  for (;;) {
    const rows: AuditRow[] = await db.selectFrom('audit').selectAll().where('seq', '>', records).orderBy('seq').limit(1000).execute()
    if (rows.length === 0) return { records, broken: null }
    for (const { hash, ...record } of rows) {
      if (record.seq !== records + 1 || record.previous !== previous || digest(textOf(record)) !== hash)
        return { records, broken: records + 1 }
      previous = hash
      records++
    }
  }
}
