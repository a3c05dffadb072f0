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
  'selection.ask': { roles: ['organiser', 'committee'] },
  'selection.except': { roles: ['committee'] },
  'ranking.see': { roles: ['organiser', 'committee'] },
  'ranking.set': { roles: ['organiser', 'committee'] },
  'selection.confirm': { roles: ['committee'] },
  'selection.export': { roles: ['organiser', 'committee'] },
  'notices.see': { roles: ['organiser', 'committee', 'officer', 'auditor'] },
  'notices.post': { roles: ['organiser', 'committee', 'officer'] },
  'notices.read': { roles: ['anyone'] },
  'objections.see': { roles: ['organiser', 'committee'] },
  'objections.enter': { roles: ['organiser', 'committee'] },
  'objections.answer': { roles: ['organiser', 'committee'] },
  'objections.file': { roles: ['anyone'] },
  'honours.see': { roles: ['organiser', 'committee', 'auditor'] },
  'honours.confer': { roles: ['organiser'] },
  'honours.keep': { roles: ['organiser'] },
  'honours.read': { roles: ['anyone'] },
} as const

export const may = gate(access)
