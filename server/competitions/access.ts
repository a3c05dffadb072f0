/** Who may do what with competitions, events and schemes. */
import { gate } from '../lib/access.ts'

export const access = {
  'templates.see': { roles: ['admin', 'organiser'] },
  'competitions.see': { roles: ['admin', 'organiser', 'officer', 'committee', 'auditor'] },
  'competitions.change': { roles: ['admin', 'organiser'] },
  'events.see': { roles: ['admin', 'organiser', 'officer', 'committee', 'auditor'], duties: ['chief', 'clerk', 'verifier'] },
  'events.change': { roles: ['admin', 'organiser'] },
  'schemes.see': { roles: ['admin', 'organiser', 'officer', 'committee', 'auditor'], duties: ['chief', 'clerk', 'verifier'] },
  'schemes.save': { roles: ['admin', 'organiser'] },
  'schemes.lock': { roles: ['admin', 'organiser'] },
  'calendar.see': { roles: ['admin', 'organiser', 'officer', 'committee', 'auditor'] },
  'calendar.change': { roles: ['admin', 'organiser'] },
  // Also what brings an archived event back.
  'phases.plan': { roles: ['admin', 'organiser'], archived: true },
  'stations.set': { roles: ['admin', 'organiser'] },
} as const

export const may = gate(access)
