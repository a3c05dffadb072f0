/** Who may do what with panels: seats, recusals, opening the marking. The chief only waives: the list of recusals stands beside names. */
import { gate } from '../lib/access.ts'

export const access = {
  'panel.see': { roles: ['admin', 'organiser'] },
  'seats.change': { roles: ['admin', 'organiser'] },
  'recusals.add': { roles: ['admin', 'organiser'] },
  'conflicts.answer': { roles: ['admin', 'organiser'] },
  'relations.see': { roles: ['admin', 'organiser'], duties: ['judge', 'verifier', 'arbiter'] },
  'relations.declare': { roles: ['admin', 'organiser'], duties: ['judge', 'verifier', 'arbiter'] },
  'assignments.see': { roles: ['admin', 'organiser'] },
  'assignments.set': { roles: ['admin', 'organiser'] },
  'marking.open': { roles: ['admin', 'organiser'] },
  // By label and code alone, so that the chief may.
  'waivers.change': { roles: ['organiser'], duties: ['chief'] },
  'badges.issue': { roles: ['admin', 'organiser'] },
  'devices.see': { roles: ['admin', 'organiser'] },
} as const

export const may = gate(access)
