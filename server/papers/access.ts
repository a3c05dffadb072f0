/** Who may print what. */
import { gate } from '../lib/access.ts'

export const access = {
  'papers.blank': { roles: ['organiser'], duties: ['chief', 'clerk'] },
  'papers.signoff': { roles: ['organiser'], duties: ['chief'] },
} as const

export const may = gate(access)
