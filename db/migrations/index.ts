/** The list of migrations, in order. A migration that has run anywhere is never changed. */
import type { Migration } from 'kysely/migration'
import * as firstLight from './001-first-light.ts'
import * as trials from './002-trials.ts'
import * as plainMarks from './003-plain-marks.ts'
import * as chiefDesk from './004-chief-desk.ts'
import * as hall from './005-hall.ts'
import * as markingDevice from './006-marking-device.ts'
import * as registration from './007-registration.ts'
import * as calendar from './008-calendar.ts'
import * as codes from './009-codes.ts'
import * as recheckAppeals from './010-recheck-appeals.ts'
import * as jobs from './011-jobs.ts'
import * as training from './012-training.ts'
import * as deliveries from './013-deliveries.ts'
import * as selection from './014-selection.ts'
import * as campaign from './015-campaign.ts'
import * as ballots from './016-ballots.ts'
import * as notices from './017-notices.ts'
import * as covering from './018-covering.ts'
import * as squadMembers from './019-squad-members.ts'
import * as nominationPages from './020-nomination-pages.ts'
import * as entryStates from './021-entry-states.ts'
import * as entryTrees from './022-entry-trees.ts'
import * as jobState from './023-job-state.ts'

export const migrations: Record<string, Migration> = {
  '001-first-light': firstLight,
  '002-trials': trials,
  '003-plain-marks': plainMarks,
  '004-chief-desk': chiefDesk,
  '005-hall': hall,
  '006-marking-device': markingDevice,
  '007-registration': registration,
  '008-calendar': calendar,
  '009-codes': codes,
  '010-recheck-appeals': recheckAppeals,
  '011-jobs': jobs,
  '012-training': training,
  '013-deliveries': deliveries,
  '014-selection': selection,
  '015-campaign': campaign,
  '016-ballots': ballots,
  '017-notices': notices,
  '018-covering': covering,
  '019-squad-members': squadMembers,
  '020-nomination-pages': nominationPages,
  '021-entry-states': entryStates,
  '022-entry-trees': entryTrees,
  '023-job-state': jobState,
}
