/** Every table by name. The database stores facts, it does not compute: columns are text or integer. */
import type {
  AllotmentRow,
  CampaignRow,
  ConfirmationRow,
  HonourRevocationRow,
  HonourRow,
  NominationFileRow,
  NominationRow,
  NomineeDecisionRow,
  OpinionRow,
  ProgrammeRow,
  ProposalRow,
  ScreeningRow,
  SelectionRow,
  StageReopeningRow,
  StageRow,
  TeamRow,
  UnitSuccessionRow,
  VetoFactRow,
  VetoLiftRow,
  WithdrawalRow,
} from './schema/awards.ts'
import type { BallotCountRow, BallotRow, MeetingRow, MeetingStepRow, VotingCodeRow } from './schema/ballots.ts'
import type {
  AssignmentRow,
  CodeLayerRow,
  ConflictAnswerRow,
  DecryptionRow,
  DrawPlanRow,
  EntryCodeRow,
  RelationRow,
} from './schema/codes.ts'
import type {
  CompetitionRow,
  DrawRow,
  EntryRow,
  EntryStateRow,
  EventRow,
  FormerSeatRow,
  MarkingRow,
  PhaseRow,
  ReadinessRow,
  RecusalRow,
  RegistrationRow,
  RehearsalRow,
  SchemeLockRow,
  SchemeRow,
  SeatRow,
  SpecialDayRow,
  SquadMemberRow,
  SquadRow,
  StationRow,
  WaiverRow,
} from './schema/competitions.ts'
import type { CertificateRow, JobRow, RevocationRow } from './schema/jobs.ts'
import type { AnswerRow, AuditRow } from './schema/journal.ts'
import type {
  ApplicationRow,
  CorrectionRow,
  DeliberationRow,
  DeliveryRow,
  IncidentLiftRow,
  IncidentRow,
  KeyingEndRow,
  KeyingRow,
  LateMarkRow,
  LookRow,
  MarkingDeviceRow,
  NoteRow,
  ReleaseRow,
  SheetRow,
  SheetStepRow,
  TrialConsentRow,
  TrialRow,
  UnsealingRow,
} from './schema/marks.ts'
import type { ConferralRow, HonourCheckRow, NoticeRow, ObjectionAnswerRow, ObjectionRow, PlateRow } from './schema/notices.ts'
import type { AccountClosureRow, AccountRow, BoundDeviceRow, LoginLinkRow, PersonRow, SessionRow, UnitRow } from './schema/people.ts'
import type {
  AppealFileRow,
  AppealRow,
  AppealTrialRow,
  FindingRow,
  ProcedureRow,
  RecheckRow,
  RecheckSignRow,
  RulingRow,
  WithheldRow,
} from './schema/results.ts'
import type { ExceptionRow, MeritRow, RankingRow } from './schema/selection.ts'
import type {
  AdmissionRow,
  AttendanceRow,
  CourseRow,
  EligibilityRow,
  PromotionEndRow,
  PromotionRow,
  ReminderRow,
} from './schema/training.ts'

export interface Schema {
  unit: UnitRow
  person: PersonRow
  account: AccountRow
  accountClosure: AccountClosureRow
  session: SessionRow
  loginLink: LoginLinkRow
  boundDevice: BoundDeviceRow
  competition: CompetitionRow
  event: EventRow
  scheme: SchemeRow
  schemeLock: SchemeLockRow
  registration: RegistrationRow
  specialDay: SpecialDayRow
  phase: PhaseRow
  station: StationRow
  squad: SquadRow
  squadMember: SquadMemberRow
  entry: EntryRow
  entryState: EntryStateRow
  draw: DrawRow
  drawPlan: DrawPlanRow
  codeLayer: CodeLayerRow
  entryCode: EntryCodeRow
  decryption: DecryptionRow
  assignment: AssignmentRow
  relation: RelationRow
  conflictAnswer: ConflictAnswerRow
  seat: SeatRow
  markingDevice: MarkingDeviceRow
  recusal: RecusalRow
  formerSeat: FormerSeatRow
  waiver: WaiverRow
  marking: MarkingRow
  rehearsal: RehearsalRow
  readiness: ReadinessRow
  sheet: SheetRow
  delivery: DeliveryRow
  sheetStep: SheetStepRow
  note: NoteRow
  deliberation: DeliberationRow
  keying: KeyingRow
  keyingEnd: KeyingEndRow
  lateMark: LateMarkRow
  unsealing: UnsealingRow
  incident: IncidentRow
  incidentLift: IncidentLiftRow
  release: ReleaseRow
  correction: CorrectionRow
  trial: TrialRow
  trialConsent: TrialConsentRow
  look: LookRow
  application: ApplicationRow
  proposal: ProposalRow
  screening: ScreeningRow
  campaign: CampaignRow
  programme: ProgrammeRow
  nomination: NominationRow
  withdrawal: WithdrawalRow
  selection: SelectionRow
  confirmation: ConfirmationRow
  ranking: RankingRow
  merit: MeritRow
  exception: ExceptionRow
  team: TeamRow
  honour: HonourRow
  honourRevocation: HonourRevocationRow
  stage: StageRow
  stageReopening: StageReopeningRow
  allotment: AllotmentRow
  nominationFile: NominationFileRow
  opinion: OpinionRow
  vetoFact: VetoFactRow
  vetoLift: VetoLiftRow
  nomineeDecision: NomineeDecisionRow
  unitSuccession: UnitSuccessionRow
  notice: NoticeRow
  objection: ObjectionRow
  objectionAnswer: ObjectionAnswerRow
  conferral: ConferralRow
  honourCheck: HonourCheckRow
  plate: PlateRow
  course: CourseRow
  attendance: AttendanceRow
  eligibility: EligibilityRow
  admission: AdmissionRow
  promotion: PromotionRow
  promotionEnd: PromotionEndRow
  reminder: ReminderRow
  procedure: ProcedureRow
  recheck: RecheckRow
  finding: FindingRow
  recheckSign: RecheckSignRow
  withheld: WithheldRow
  appeal: AppealRow
  appealFile: AppealFileRow
  appealTrial: AppealTrialRow
  ruling: RulingRow
  job: JobRow
  certificate: CertificateRow
  revocation: RevocationRow
  meeting: MeetingRow
  meetingStep: MeetingStepRow
  ballot: BallotRow
  votingCode: VotingCodeRow
  ballotCount: BallotCountRow
  audit: AuditRow
  answer: AnswerRow
}

export type * from './schema/awards.ts'
export type * from './schema/ballots.ts'
export type * from './schema/codes.ts'
export type * from './schema/competitions.ts'
export type * from './schema/jobs.ts'
export type * from './schema/journal.ts'
export type * from './schema/marks.ts'
export type * from './schema/notices.ts'
export type * from './schema/people.ts'
export type * from './schema/results.ts'
export type * from './schema/selection.ts'
export type * from './schema/training.ts'
