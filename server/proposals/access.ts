/** Who may do what with proposals: workers send them in, organisers screen them, experts read them under a code. */
import { gate } from '../lib/access.ts'

export const access = {
  'calls.see': { roles: ['anyone'] },
  'proposals.submit': { roles: ['anyone'] },
  'proposals.follow': { roles: ['anyone'] },
  'proposals.see': { roles: ['organiser'] },
  'proposals.screen': { roles: ['organiser'] },
  'proposals.review': { roles: [], duties: ['judge', 'chief'] },
} as const

export const may = gate(access)
