/** What the features refuse, by code: fetched by the pages when such a code first arrives (web/api.ts). A feature's new codes are spread in here. */

import { appealFaults } from './appeals.ts'
import { calendarFaults } from './calendar.ts'
import { chiefFaults } from './chief.ts'
import { codeFaults } from './codes.ts'
import { competitions } from './competitions.ts'
import { entries } from './entries.ts'
import { hallFaults } from './hall.ts'
import { jobFaults } from './jobs.ts'
import { markDeskFaults } from './mark-desk.ts'
import { nominationFaults } from './nominations.ts'
import { noticeFaults } from './notices.ts'
import { panelFaults } from './panels.ts'
import { paperFaults } from './papers.ts'
import { people } from './people.ts'
import type { FaultWords } from './problems.ts'
import { proposalFaults } from './proposals.ts'
import { recheckFaults } from './recheck.ts'
import { resultFaults } from './results.ts'
import { scoring } from './scoring.ts'
import { training } from './training.ts'
import { trialFaults } from './trials.ts'
import { workbookFaults } from './workbook.ts'

export const featureFaults: FaultWords = {
  ...calendarFaults,
  ...chiefFaults,
  ...codeFaults,
  ...competitions.codes,
  ...entries.codes,
  ...jobFaults,
  ...markDeskFaults,
  ...nominationFaults,
  ...noticeFaults,
  ...workbookFaults,
  ...panelFaults,
  ...hallFaults,
  ...paperFaults,
  ...people.codes,
  ...resultFaults,
  ...recheckFaults,
  ...appealFaults,
  ...proposalFaults,
  ...training.codes,
  ...trialFaults,
  ...scoring.faults,
}
