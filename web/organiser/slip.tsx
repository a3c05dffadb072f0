/** A first password, shown once: to copy, or to print as a slip for its owner. */
import { useRef, useState } from 'preact/hooks'
import { common } from '../../server/words/common.ts'
import { people } from '../../server/words/people.ts'
import { useWords } from '../lang.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Facts } from '../parts/page.tsx'

export interface SlipProps {
  name: string
  login: string
  role: keyof typeof common.roles
  unitName: string | null
  password: string
  /** Where its owner logs in, as the network knows it. */
  address: string
  onClose: () => void
}

export function Slip({ name, login, role, unitName, password, address, onClose }: SlipProps) {
  const w = useWords(people).accounts
  const c = useWords(common)
  const [copied, setCopied] = useState(false)
  const shown = useRef<HTMLInputElement>(null)
  // Over plain HTTP a page has no clipboard of its own; copying what is selected works everywhere.
  const copy = () => {
    shown.current?.select()
    setCopied(document.execCommand('copy'))
  }
  return (
    <Dialog open title={w.password} onClose={onClose}>
      <Banner kind="warning">{w.once}</Banner>
      <div class="slip">
        <strong class="print-only">{w.slip}</strong>
        <Facts
          facts={[
            [w.holder, name],
            [w.role, c.roles[role]],
            [w.unit, unitName],
            [w.address, <span class="num">{address}</span>],
            [w.login, <strong class="num">{login}</strong>],
          ]}
        />
        <input
          class="slip-password"
          ref={shown}
          readOnly
          value={password}
          aria-label={w.password}
          onFocus={(event) => event.currentTarget.select()}
        />
        <span class="print-only">{w.slipNote}</span>
      </div>
      <div class="actions">
        <Button kind="primary" onClick={copy}>
          {copied ? w.copied : w.copy}
        </Button>
        <Button onClick={() => print()}>{w.print}</Button>
      </div>
    </Dialog>
  )
}
