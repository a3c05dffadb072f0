/** Who may do what with courses and drills; officers within their own subtree, which the queries see to. */
import { gate } from '../lib/access.ts'

export const access = {
  'courses.see': { roles: ['admin', 'organiser', 'officer', 'auditor'] },
  'courses.change': { roles: ['admin', 'organiser', 'officer'] },
  'attendance.record': { roles: ['admin', 'organiser', 'officer'] },
  'attendance.import': { roles: ['admin', 'organiser', 'officer'] },
  'attendance.remove': { roles: ['admin', 'organiser', 'officer'] },
} as const

export const may = gate(access)
