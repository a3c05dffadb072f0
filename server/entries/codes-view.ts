/** The layers of an event's codes, and to each custodian the numbers of the own layer alone. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import type { Actor } from '../lib/act.ts'
import { digest } from '../lib/canonical.ts'
import { codeLayersOf, custodiansOf, decryptionsOf, drawPlanOf, entriesOf, entryCodesOf } from './queries.ts'

export interface LayerShown {
  layer: number
  custodian: string | null
  /** It is kept by the one who reads this. */
  own: boolean
  madeAt: string | null
  commitment: string | null
  askedAt: string | null
  openedAt: string | null
  /** From the number below (of the first layer: lot, name and unit) to this layer's; for its custodian, and for everybody once it is open. */
  pairs: { from: string; to: string }[] | null
}

export interface CodesShown {
  event: { id: string; name: string; nameEn: string }
  drawn: boolean
  sealed: boolean
  layers: LayerShown[]
}

/** Sorted by what stands on the left, so that a slip is found; the right tells nothing that the reader does not know. */
export async function codesFor(db: Db, eventId: string, by: Pick<Actor, 'id'>): Promise<CodesShown> {
  const { id, name, nameEn } = await eventOf(db, eventId)
  const phase = await phaseOf(db, eventId)
  const layers = (await drawPlanOf(db, eventId))?.layers ?? 0
  const made = await codeLayersOf(db, eventId)
  const custodians = await custodiansOf(db, eventId)
  const opened = await decryptionsOf(db, eventId)
  const codes = await entryCodesOf(db, eventId)
  const entries = new Map((await entriesOf(db, eventId)).map((one) => [one.id, one]))
  const pairs = (layer: number) => {
    const to = new Map(codes.filter((one) => one.layer === layer).map((one) => [one.entryId, one.code]))
    const below = codes.filter((one) => one.layer === layer - 1).toSorted((a, b) => Number(a.code) - Number(b.code))
    const named = ({ entryId, code }: (typeof below)[number]) => {
      const entry = entries.get(entryId)
      return layer === 1 ? `${code} ${entry?.label ?? ''} ${entry?.unitName ?? ''}` : code
    }
    return below.map((one) => ({ from: named(one), to: to.get(one.entryId) ?? '' }))
  }
  return {
    event: { id, name, nameEn },
    drawn: phase.drawn,
    sealed: phase.sealedNow,
    layers: Array.from({ length: layers < 2 ? 0 : layers }, (_, i): LayerShown => {
      const layer = i + 1
      const keeper = custodians.find((one) => one.layer === layer)
      const own = keeper?.accountId === by.id
      const now = made.find((one) => one.layer === layer)
      const open = opened.find((one) => one.layer === layer)
      return {
        layer,
        custodian: keeper ? `${keeper.label} ${keeper.name}` : null,
        own,
        madeAt: now?.at ?? null,
        commitment: now ? digest(now.seed) : null,
        askedAt: open?.at ?? null,
        openedAt: open?.secondAt ?? null,
        pairs: now && (own || open?.secondBy) ? pairs(layer) : null,
      }
    }),
  }
}
