/** Who may do what in a campaign: units put forward, the committee chooses and confirms, the organiser prepares. */
import { gate } from '../lib/access.ts'

export const access = {
  'campaigns.see': { roles: ['admin', 'organiser', 'committee', 'officer', 'auditor'] },
  'campaigns.open': { roles: ['organiser', 'committee'] },
  'programmes.set': { roles: ['organiser', 'committee'] },
  'entitlements.see': { roles: ['admin', 'organiser', 'committee', 'officer', 'auditor'] },
  'nominations.see': { roles: ['admin', 'organiser', 'committee', 'officer', 'auditor'] },
  'nominations.add': { roles: ['organiser', 'committee', 'officer'] },
  'nominations.withdraw': { roles: ['organiser', 'committee', 'officer'] },
  'selection.see': { roles: ['admin', 'organiser', 'committee', 'auditor'] },
  'selection.choose': { roles: ['committee'] },
  'selection.confirm': { roles: ['committee'] },
  'selection.export': { roles: ['organiser', 'committee'] },
} as const

export const may = gate(access)
