/**
 * Ceiling of submitting: Hono, a token looked up by its SHA-256, JSON, zod, then one sheet, six marks and one audit row in
 * prepared statements, group commit at synchronous=FULL. No authorisation, no revisions, no idempotency, no chain.
 * As a process: DATA_DIR and PORT from the environment; answers on PUT /sheet with the header Token.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import Sqlite from 'better-sqlite3'
import { Hono } from 'hono'
import * as z from 'zod/mini'

const db = new Sqlite(join(process.env.DATA_DIR ?? '.', 'ceiling.db'))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec(`create table token (id text primary key, who text) strict;
  create table sheet (id text primary key, marks text, version integer) strict;
  create table mark (sheet text, cell text, revision integer, value text, who text, at text, primary key (sheet, cell, revision)) strict;
  create table audit (seq integer primary key, at text, who text, subject text, detail text) strict`)
const digest = (text: string) => createHash('sha256').update(text).digest('hex')
db.prepare('insert into token values (?, ?)').run(digest('token'), 'judge')

const findToken = db.prepare('select who from token where id = ?')
const putSheet = db.prepare(
  'insert into sheet values (?, ?, 1) on conflict (id) do update set marks = excluded.marks, version = version + 1',
)
const putMark = db.prepare('insert into mark values (?, ?, ?, ?, ?, ?)')
const putAudit = db.prepare('insert into audit (at, who, subject, detail) values (?, ?, ?, ?)')

const Body = z.strictObject({
  sheet: z.string(),
  cells: z.array(z.strictObject({ cell: z.string(), value: z.string(), base: z.int() })),
})

const waiting: { run: () => void; done: () => void }[] = []
let busy = false
const commit = db.transaction((batch: typeof waiting) => {
  for (const { run } of batch) run()
})

function drain() {
  while (waiting.length > 0) {
    const batch = waiting.splice(0, 64)
    commit.immediate(batch)
    for (const { done } of batch) done()
  }
  busy = false
}

const write = (run: () => void) =>
  new Promise<void>((done) => {
    waiting.push({ run, done })
    if (busy) return
    busy = true
    setImmediate(drain)
  })

const app = new Hono().put('/sheet', async (c) => {
  const who = (findToken.get(digest(c.req.header('Token') ?? '')) as { who: string } | undefined)?.who
  if (!who) return c.json({}, 401)
  const { sheet, cells } = z.parse(Body, await c.req.json())
  const at = new Date().toISOString()
  await write(() => {
    putSheet.run(sheet, JSON.stringify(cells))
    for (const { cell, value, base } of cells) putMark.run(sheet, cell, base + 1, value, who, at)
    putAudit.run(at, who, sheet, JSON.stringify({ cells: cells.length }))
  })
  return c.json({ ok: true })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`ceiling http://127.0.0.1:${port}`),
)
