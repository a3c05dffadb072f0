/** Who may print what; what is released, anybody. */
import { gate } from '../lib/access.ts'

export const access = {
  'papers.blank': { roles: ['organiser'], duties: ['chief', 'clerk'] },
  'papers.signoff': { roles: ['organiser'], duties: ['chief'] },
  'papers.entries': { roles: ['organiser'], duties: ['chief'] },
  'papers.released': { roles: ['anyone'] },
  'certificates.see': { roles: ['organiser', 'auditor'] },
  'certificates.issue': { roles: ['organiser'] },
  'certificates.print': { roles: ['organiser'] },
  'certificates.verify': { roles: ['anyone'] },
  'medals.see': { roles: ['anyone'] },
  'awards.papers': { roles: ['organiser', 'committee', 'officer', 'auditor'] },
  'awards.packet': { roles: ['organiser', 'committee', 'officer'] },
  'dossier.make': { roles: ['organiser'] },
} as const

export const may = gate(access)
