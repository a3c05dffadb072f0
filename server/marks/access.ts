/** Who may do what with marks; the administrator nothing, who could hide what was done. Roles and duties open the door; whose sheet it is, own.ts decides. */
import { gate } from '../lib/access.ts'

const marker = { roles: ['organiser', 'officer'], duties: ['judge', 'verifier', 'clerk', 'chief'] } as const
const head = { roles: ['organiser'], duties: ['chief'] } as const
const clerk = { roles: ['organiser'], duties: ['clerk', 'chief'] } as const

export const access = {
  'marking.mine': { roles: ['organiser', 'judge', 'committee', 'officer', 'auditor'] },
  'marking.device': { roles: ['organiser', 'judge', 'committee', 'officer'] },
  'sheets.mine': { roles: ['officer'], duties: ['judge', 'verifier', 'clerk', 'chief'] },
  'sheet.see': marker,
  'marks.save': marker,
  'sheet.submit': marker,
  'sheet.return': head,
  'sheets.check': clerk,
  'sheets.rescore': head,
  'late.rule': head,
  'unseal.ask': head,
  'unseal.confirm': head,
  'chief.see': head,
  'event.seal': head,
  'progress.see': head,
  'reminders.send': head,
  'reminders.mine': { roles: [], duties: ['judge', 'verifier'] },
  'reminders.away': { roles: [], duties: ['judge', 'verifier'] },
  'clerk.see': clerk,
  'keying.see': clerk,
  'keying.add': clerk,
  'keying.settle': clerk,
  'notes.save': marker,
  'rehearsal.see': { roles: ['admin', 'organiser'] },
  'rehearsal.change': { roles: ['organiser'] },
  'rehearsal.report': { roles: [], duties: ['judge'] },
  'deliberation.open': { roles: [], duties: ['chief'] },
  'deliberation.see': { roles: [], duties: ['chief', 'judge', 'verifier'] },
  'incidents.change': clerk,
  'scores.import': clerk,
} as const

export const may = gate(access)
