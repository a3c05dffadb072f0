/** Who may do what with panels: seats, recusals, opening the marking. The chief is not here: the list of recusals stands beside names. */
import { gate } from '../lib/access.ts'

export const access = {
  'panel.see': { roles: ['admin', 'organiser'] },
  'seats.change': { roles: ['admin', 'organiser'] },
  'recusals.add': { roles: ['admin', 'organiser'] },
  'marking.open': { roles: ['admin', 'organiser'] },
} as const

export const may = gate(access)
