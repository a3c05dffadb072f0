/** Who may do what at the desk, which reads every feature. */
import { gate } from '../lib/access.ts'

export const access = {
  'desk.see': { roles: ['admin', 'organiser'] },
  'desk.check': { roles: ['admin', 'organiser'] },
  'competitions.copy': { roles: ['admin', 'organiser'] },
  'backups.see': { roles: ['admin', 'organiser'] },
  'backups.make': { roles: ['admin', 'organiser'] },
  'audit.read': { roles: ['admin', 'auditor'] },
  'audit.check': { roles: ['admin', 'auditor'] },
} as const

export const may = gate(access)
