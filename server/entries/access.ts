/** Who may do what with entries, squads and draws. Judges never: they see codes, on their own sheets. */
import { gate } from '../lib/access.ts'

export const access = {
  'entries.see': { roles: ['admin', 'organiser', 'officer', 'auditor'], duties: ['chief', 'clerk'] },
  'entries.add': { roles: ['admin', 'organiser', 'officer'] },
  'entries.import': { roles: ['admin', 'organiser', 'officer'] },
  'entries.check': { roles: ['admin', 'organiser', 'officer'] },
  'entries.remove': { roles: ['admin', 'organiser'] },
  'entries.state': { roles: ['admin', 'organiser'], duties: ['chief', 'clerk'] },
  'entries.decide': { roles: ['admin', 'organiser'] },
  'entries.mend': { roles: ['officer'] },
  'entries.withdraw': { roles: ['officer'] },
  'registration.see': { roles: ['admin', 'organiser', 'officer', 'auditor'] },
  'registration.set': { roles: ['admin', 'organiser'] },
  'eligibility.see': { roles: ['admin', 'organiser', 'officer', 'auditor'] },
  'eligibility.set': { roles: ['admin', 'organiser'] },
  'eligibility.admit': { roles: ['admin', 'organiser'] },
  'entries.draw': { roles: ['admin', 'organiser'] },
  'draw.announce': { roles: ['admin', 'organiser'] },
  'draw.public': { roles: ['anyone'] },
  'codes.see': { roles: ['admin', 'organiser', 'auditor'], duties: ['custodian', 'chief'] },
  'codes.make': { roles: [], duties: ['custodian'] },
  'codes.open': { roles: ['organiser'], duties: ['custodian', 'chief'] },
} as const

export const may = gate(access)
