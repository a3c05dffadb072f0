/** Who may do what with results: seeing them before the release, releasing, correcting; what is released is everybody's. */
import { gate } from '../lib/access.ts'

export const access = {
  'standings.see': { roles: ['organiser'], duties: ['chief'] },
  'releases.see': { roles: ['anyone'] },
  'releases.make': { roles: ['organiser'] },
  'corrections.see': { roles: ['organiser'] },
  'corrections.ask': { roles: ['organiser'] },
  'corrections.confirm': { roles: ['organiser'] },
} as const

export const may = gate(access)
