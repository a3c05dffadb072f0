/** Who may do what at the desk, which reads every feature. */
import { gate } from '../lib/access.ts'

export const access = {
  'desk.see': { roles: ['admin', 'organiser'] },
  'desk.check': { roles: ['admin', 'organiser'] },
  'competitions.copy': { roles: ['admin', 'organiser'] },
  'timeline.see': { roles: ['admin', 'organiser', 'auditor'], duties: ['chief'] },
  'passport.see': { roles: ['admin', 'organiser', 'officer'] },
  'backups.see': { roles: ['admin', 'organiser'] },
  'backups.make': { roles: ['admin', 'organiser'] },
  // Each sees the own jobs only; everything else about a job is decided where it is asked for.
  'jobs.see': { roles: ['admin', 'organiser', 'officer'] },
  'jobs.change': { roles: ['admin', 'organiser', 'officer'] },
  'jobs.run': { roles: [] },
  'audit.read': { roles: ['admin', 'auditor'] },
  'audit.check': { roles: ['admin', 'auditor'] },
} as const

export const may = gate(access)
