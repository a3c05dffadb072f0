/** Judges who save marks without pause and never give up: the same request, under the same key, until it is acknowledged. */
import { join } from 'node:path'
import { open } from '../../db/open.ts'
import { verifyChain } from '../../server/lib/audit.ts'
import { revisionsOf } from '../../server/marks/chief-queries.ts'
import type { Hall } from '../bench/hall.ts'
import { type Answer, dial } from '../bench/load.ts'

export interface Writers {
  inFlight(): number
  retried(): number
  /** Answers that were no acknowledgement, by status. */
  refused: Map<number, number>
  /** What was acknowledged: the value of each revision, by "sheet revision". */
  acked: Map<string, string>
  /** Lets everybody finish what is on its way; or drop it, when the server will not come back. */
  stop(drop?: boolean): Promise<void>
}

/** @param port where the server is just now; it may be another one after every start */
export function setWriting(hall: Hall, port: () => number): Writers {
  const acked = new Map<string, string>()
  const refused = new Map<number, number>()
  let [inFlight, retried] = [0, 0]
  let [isOver, isDropped] = [false, false]

  async function judge({ cookie, sheets }: Hall['judges'][number], i: number): Promise<void> {
    const revisions = sheets.map(() => 0)
    for (let n = 0; !isOver; n++) {
      const at = n % sheets.length
      const base = revisions[at] as number
      const value = String(((base * 7 + i) % 20) / 2)
      inFlight++
      const answer = await delivered({
        method: 'PUT',
        path: `/api/events/${hall.event}/sheets/${sheets[at]}/marks`,
        headers: { Cookie: `sid=${cookie}`, 'Idempotency-Key': `writer-${i}-${n}` },
        body: JSON.stringify({ scheme: 2, cells: [{ cell: 'a', value, base }] }),
      })
      inFlight--
      if (!answer) return
      const { revision } = JSON.parse(answer.body).cells.a
      revisions[at] = revision
      acked.set(`${sheets[at]} ${revision}`, value)
    }
  }

  async function delivered(request: Parameters<Awaited<ReturnType<typeof dial>>['ask']>[0]): Promise<Answer | null> {
    while (!isDropped) {
      try {
        const line = await dial(port())
        const answer = await line.ask(request)
        line.close()
        if (answer.status === 200) return answer
        refused.set(answer.status, (refused.get(answer.status) ?? 0) + 1)
      } catch {
        // The server is gone; the next one gets the same request.
      }
      retried++
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return null
  }

  const all = hall.judges.map(judge)
  return {
    acked,
    refused,
    inFlight: () => inFlight,
    retried: () => retried,
    stop: async (drop = false) => {
      isOver = true
      isDropped = drop
      await Promise.all(all)
    },
  }
}

/** What is in the database against what was acknowledged. */
export async function accountFor(dir: string, acked: ReadonlyMap<string, string>) {
  const store = await open(join(dir, 'hongbang.db'))
  const sheets = await store.read.selectFrom('sheet').select('id').execute()
  const marks = (
    await revisionsOf(
      store.read,
      sheets.map(({ id }) => id),
    )
  ).filter(({ cell }) => cell === 'a')
  const stored = new Map(marks.map((row) => [`${row.sheetId} ${row.revision}`, row.value as string]))
  const saves = (await store.read.selectFrom('audit').select('seq').where('act', '=', 'marks.save').execute()).length
  const { broken } = await verifyChain(store.read)
  store.close()
  return {
    stored: stored.size,
    saves,
    missing: [...acked].filter(([name, value]) => stored.get(name) !== value).map(([name]) => name),
    /** Stored, and never acknowledged: a request whose answer was lost, unless everybody got theirs. */
    unasked: [...stored.keys()].filter((name) => !acked.has(name)),
    broken,
  }
}
