/** Who may print what; what is released, anybody. */
import { gate } from '../lib/access.ts'

export const access = {
  'papers.blank': { roles: ['organiser'], duties: ['chief', 'clerk'] },
  'papers.signoff': { roles: ['organiser'], duties: ['chief'] },
  'papers.entries': { roles: ['organiser'], duties: ['chief'] },
  'papers.released': { roles: ['anyone'] },
} as const

export const may = gate(access)
