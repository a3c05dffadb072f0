/** What the engine points out while marking goes on: panels too far apart or too short, and single judges far from their panel. */
import type { Db } from '../../db/open.ts'
import { deskOf, refOf } from '../panels/expected.ts'
import { type Outlier, outliersOf } from '../scoring/outlier.ts'
import { score } from '../scoring/score.ts'
import type { Owed } from '../scoring/types.ts'
import { bundleOf } from './bundle.ts'

/** Of one entry in one sitting; never by name where codes are in use. */
export interface Flags {
  ref: string
  sitting: string
  /** Cells, or the sitting itself, whose marks lie too far apart. */
  rescore: string[]
  tooShort: boolean
  outliers: Omit<Outlier, 'entry' | 'sitting'>[]
}

/** Recomputed whole from what was handed in; an entry shows nothing before the last sheet of its panel is there. */
export async function flagsOf(db: Db, eventId: string): Promise<Flags[]> {
  const desk = await deskOf(db, eventId)
  const bundle = await bundleOf(db, eventId)
  const { owed, faults } = score(bundle)
  if (faults) return []
  const flags = new Map<string, Flags>()
  const at = (entryId: string, sitting: string): Flags => {
    const entry = desk.entries.find((one) => one.id === entryId)
    const key = `${entryId} ${sitting}`
    const known = flags.get(key) ?? { ref: (entry && refOf(desk.event, entry)) ?? '', sitting, rescore: [], tooShort: false, outliers: [] }
    flags.set(key, known)
    return known
  }
  const sittingOf = ({ node }: Owed) => {
    const id = node.split('#')[0] as string
    return (desk.plan.sittingOf.get(id) ?? desk.plan.sittings.get(id))?.node.id
  }
  for (const one of owed) {
    const sitting = sittingOf(one)
    if (sitting === undefined) continue
    if (one.what === 'rescore') at(one.entry, sitting).rescore.push(one.node)
    if (one.what === 'panel-too-short') at(one.entry, sitting).tooShort = true
  }
  for (const { entry, sitting, ...outlier } of outliersOf(bundle)) at(entry, sitting).outliers.push(outlier)
  return [...flags.values()]
}
