/** Who may do what with entries, squads and draws. Judges never: they see codes, on their own sheets. */
import { gate } from '../lib/access.ts'

export const access = {
  'entries.see': { roles: ['admin', 'organiser', 'officer', 'auditor'], duties: ['chief', 'clerk'] },
  'entries.add': { roles: ['admin', 'organiser', 'officer'] },
  'entries.import': { roles: ['admin', 'organiser', 'officer'] },
  'entries.remove': { roles: ['admin', 'organiser'] },
  'entries.state': { roles: ['admin', 'organiser'], duties: ['chief', 'clerk'] },
  'entries.draw': { roles: ['admin', 'organiser'] },
} as const

export const may = gate(access)
