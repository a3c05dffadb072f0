/** Who may do what in a labour competition's periods, beyond what every event has: units enter, report, are verified. */
import { gate } from '../lib/access.ts'

export const access = {
  'reports.see': { roles: ['officer'] },
  'units.enter': { roles: ['organiser'] },
} as const

export const may = gate(access)
