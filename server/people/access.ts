/** Who may do what with people: units, persons, accounts, sessions. */
import { gate } from '../lib/access.ts'

export const access = {
  'session.see': { roles: ['anyone'] },
  'session.open': { roles: ['anyone'] },
  'session.close': { roles: ['anyone'] },
  'session.password': { roles: ['admin', 'organiser', 'judge', 'committee', 'officer', 'auditor'] },
  'setup.finish': { roles: ['anyone'] },
  'units.see': { roles: ['admin', 'organiser', 'officer', 'committee', 'auditor'] },
  'units.change': { roles: ['admin', 'organiser', 'officer'] },
  'units.merge': { roles: ['admin', 'organiser'] },
  'units.check': { roles: ['admin', 'organiser', 'officer'] },
  'units.import': { roles: ['admin', 'organiser', 'officer'] },
  'persons.see': { roles: ['admin', 'organiser', 'officer', 'committee'] },
  'persons.change': { roles: ['admin', 'organiser', 'officer'] },
  'persons.check': { roles: ['admin', 'organiser', 'officer'] },
  'persons.import': { roles: ['admin', 'organiser', 'officer'] },
  'persons.id-number': { roles: ['admin', 'organiser'] },
  'accounts.see': { roles: ['admin', 'organiser', 'officer'] },
  'accounts.issue': { roles: ['admin', 'organiser', 'officer'] },
  'accounts.reset': { roles: ['admin', 'organiser', 'officer'] },
  'accounts.close': { roles: ['admin', 'organiser', 'officer'] },
  'accounts.link': { roles: ['admin', 'organiser'] },
  'devices.end': { roles: ['admin', 'organiser'] },
} as const

export const may = gate(access)
