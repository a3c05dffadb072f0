/** An officer's home: what the unit owes, its facts, the units and workers below, its accounts. */
import { useLocation } from 'preact-iso'
import { people } from '../../server/words/people.ts'
import { useWords } from '../lang.ts'
import { AccountsSection } from '../organiser/accounts-section.tsx'
import { OwnPassword } from '../organiser/own-password.tsx'
import { UnitPanel } from '../organiser/unit-panel.tsx'
import { Empty } from '../parts/empty.tsx'
import { Page as Frame } from '../parts/page.tsx'
import { session } from '../session.ts'
import { NominateSection } from './nominate.tsx'
import { RegistrationsSection } from './registrations.tsx'
import { ReportsSection } from './reports.tsx'

export function Page() {
  const w = useWords(people)
  const { query } = useLocation()
  const who = session.value
  const unit = query.unit ?? who?.unitId
  const isOfficer = who?.role === 'officer'
  const below = query.unit !== undefined && query.unit !== who?.unitId
  return (
    <Frame title={w.home.title} actions={<OwnPassword />} width="wide">
      {!unit && <Empty title={w.home.noUnit}>{w.home.noUnitLead}</Empty>}
      {/* While another unit is looked at, only that one. */}
      {isOfficer && !below && unit && <RegistrationsSection />}
      {isOfficer && !below && unit && <ReportsSection />}
      {isOfficer && !below && unit && <NominateSection />}
      {unit && <UnitPanel key={unit} id={unit} />}
      {isOfficer && !below && unit && <AccountsSection title={w.accounts.below} />}
    </Frame>
  )
}
