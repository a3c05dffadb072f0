/** Who may do what in the committee room: its secretary and its members keep it, a code alone gives the right to vote. */
import { gate } from '../lib/access.ts'

export const access = {
  'room.see': { roles: ['admin', 'organiser', 'committee', 'auditor'] },
  'room.keep': { roles: ['organiser', 'committee'] },
  'ballots.keep': { roles: ['organiser', 'committee'] },
  'ballots.slips': { roles: ['organiser', 'committee'] },
  'ballots.count': { roles: ['organiser', 'committee'] },
  'ballots.close': { roles: ['organiser', 'committee'] },
  /** By whoever holds a voting code: without a session, so that nobody is known here. */
  'ballots.vote': { roles: ['anyone'] },
} as const

export const may = gate(access)
