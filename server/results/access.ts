/** Who may do what with results: seeing them before the release, releasing, correcting, trying what would be, and seeing how the judges marked. */
import { gate } from '../lib/access.ts'

const head = { roles: ['organiser'], duties: ['chief'] } as const
const sides = { roles: ['organiser'], duties: ['chief', 'arbiter'] } as const
const desk = { roles: ['organiser'], duties: ['chief', 'clerk'] } as const

export const access = {
  'standings.see': head,
  'flags.see': head,
  'releases.see': { roles: ['anyone'] },
  'releases.make': { roles: ['organiser'] },
  'corrections.see': { roles: ['organiser'] },
  'corrections.ask': { roles: ['organiser'] },
  'corrections.confirm': { roles: ['organiser'] },
  'procedure.see': { roles: ['organiser'] },
  'procedure.set': { roles: ['organiser'] },
  'showing.set': { roles: ['organiser'] },
  // Whoever compares must not have entered it: recheck.ts sees to that.
  'recheck.see': desk,
  'recheck.draw': head,
  'recheck.find': desk,
  'recheck.sign': head,
  'promotions.see': { roles: ['organiser'] },
  'promotions.confirm': { roles: ['organiser'] },
  'promotions.end': { roles: ['organiser'] },
  'appeals.see': { roles: ['organiser', 'officer', 'auditor'], duties: ['chief', 'clerk', 'arbiter'] },
  'appeals.file': { roles: ['organiser', 'officer'], duties: ['clerk'] },
  // Who has a part in the matter, appeal.ts keeps out.
  'appeals.rule': { roles: [], duties: ['arbiter'] },
  // Opens to either side; that both are in it, trial.ts sees to.
  'trials.see': sides,
  'trials.open': head,
  'trials.join': sides,
  'trials.look': sides,
  'trials.apply': head,
  // The chief judge after the seal, the committee after the release; never the organiser, who could lean on judges by it.
  'analytics.see': { roles: ['committee'], duties: ['chief'] },
} as const

export const may = gate(access)
