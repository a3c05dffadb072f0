/** A judge's log-in QR code, as large as the screen, for ten minutes. */
import { useEffect, useState } from 'preact/hooks'
import { people } from '../../server/words/people.ts'
import { api, ask } from '../api.ts'
import { clock, useWords } from '../lang.ts'
import { Banner, ProblemBanner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Loading } from '../parts/page.tsx'
import { Qr } from '../parts/qr.tsx'
import { useAct } from '../use.ts'
import './people.css'

const MINUTES = 10

/** A phone cannot open "localhost": where this page itself came over the network, its own address will do. */
export function reachable(url: string): string | null {
  const made = new URL(url)
  const isLoopback = (host: string) => host === 'localhost' || host.startsWith('127.') || host === '[::1]'
  if (!isLoopback(made.hostname)) return url
  return isLoopback(location.hostname) ? null : location.origin + made.pathname + made.hash
}

export function ScanButton({ account }: { account: { id: string; name: string } }) {
  const w = useWords(people).accounts
  const [open, setOpen] = useState(false)
  const [over, setOver] = useState(false)
  const making = useAct(() => ask(api.accounts[':account'].links.$post({ param: { account: account.id } })))
  const make = () => {
    setOpen(true)
    setOver(false)
    making.run()
  }
  const link = making.done
  useEffect(() => {
    if (!link || !open) return
    const timer = setTimeout(() => setOver(true), Math.max(0, Date.parse(link.expiresAt) - Date.now()))
    return () => clearTimeout(timer)
  }, [link, open])
  const url = link && reachable(link.url)
  return (
    <>
      <Button kind="plain" onClick={make} label={`${w.link}: ${account.name}`}>
        {w.link}
      </Button>
      <Dialog open={open} title={w.linkTitle(account.name)} onClose={() => setOpen(false)}>
        <div class="scan">
          {making.busy && <Loading />}
          <ProblemBanner problem={making.problem} retry={make} />
          {link && url === null && <Banner kind="warning">{w.linkLocal}</Banner>}
          {link && over && (
            <Banner kind="warning" actions={<Button onClick={make}>{w.again}</Button>}>
              {w.linkOver}
            </Banner>
          )}
          {link && url && !over && (
            <>
              <Qr text={url} label={w.linkTitle(account.name)} size={384} />
              <p>
                {w.linkLead(MINUTES)}
                <br />
                <span class="soft num">{w.linkUntil(clock(link.expiresAt))}</span>
              </p>
            </>
          )}
        </div>
      </Dialog>
    </>
  )
}
