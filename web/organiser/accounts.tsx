/** Accounts: who has one, issuing, resetting, closing, and a judge's QR code. */
import { people } from '../../server/words/people.ts'
import { useWords } from '../lang.ts'
import { Page as Frame } from '../parts/page.tsx'
import { AccountsSection } from './accounts-section.tsx'
import { OwnPassword } from './own-password.tsx'

export function Page() {
  const w = useWords(people).accounts
  return (
    <Frame title={w.title} lead={w.lead} width="wide" actions={<OwnPassword />}>
      <AccountsSection />
    </Frame>
  )
}
