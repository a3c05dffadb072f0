/** Boxes for a signature or a seal, with their date line, as every paper needs them. */
import type { ComponentChildren } from 'preact'
import { shell } from '../../server/words/shell.ts'
import { useWords } from '../lang.ts'

export interface SignBoxProps {
  /** Whose: 裁判长, 主办单位. */
  who: string
  /** seal: room for a round seal of 42 mm. */
  kind?: 'sign' | 'seal'
  /** Default true. */
  date?: boolean
}

export function SignBox({ who, kind = 'sign', date = true }: SignBoxProps) {
  const w = useWords(shell)
  return (
    <div class={`sign ${kind}`}>
      <div class="sign-who">{w.sign.who(who, kind === 'seal' ? w.sign.seal : w.sign.sign)}</div>
      {date && <div class="sign-date">{w.sign.date}</div>}
    </div>
  )
}

/** Boxes side by side, never torn apart by the end of a sheet. */
export function SignRow({ children }: { children: ComponentChildren }) {
  return <div class="sign-row">{children}</div>
}
