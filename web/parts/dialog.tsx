/** A question before an act that is not easily undone: the consequence in the sentence, a reason where one is needed. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { sayFault } from '../../server/words/problems.ts'
import { lang, useCommon } from '../lang.ts'
import { useAct } from '../use.ts'
import { ProblemBanner } from './banner.tsx'
import { Button, type ButtonProps } from './button.tsx'

export interface DialogProps {
  open: boolean
  /** A question: "Lock the scheme?" */
  title: string
  /** What will happen. Or, without `act`, anything: a Form of its own, for example. */
  children?: ComponentChildren
  /** Verb and noun: "Lock scheme". */
  confirm?: string
  danger?: boolean
  /** Asks for a reason, which must not be empty; a string replaces the label. */
  reason?: boolean | string
  /** Done on confirming; a failure is shown here and the dialog stays. */
  act?: (reason: string) => Promise<unknown>
  onClose: (done: boolean) => void
}

export function Dialog({ open, title, children, confirm, danger, reason, act, onClose }: DialogProps) {
  const w = useCommon()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const doing = useAct(async () => {
    await act?.(why.trim())
    return true
  })
  useEffect(() => {
    if (open && !dialog.current?.open) {
      setWhy('')
      setMissing(false)
      doing.clear()
      dialog.current?.showModal()
    } else if (!open) dialog.current?.close()
  }, [open])
  if (!open) return null

  const onConfirm = async () => {
    setMissing(!!reason && why.trim() === '')
    if (reason && why.trim() === '') return
    if (await doing.run()) onClose(true)
  }
  const said = doing.problem?.faults.find((fault) => fault.path[0] === 'reason')
  const fault = said ? sayFault(said, lang.value) : missing ? sayFault({ code: 'missing' }, lang.value) : undefined
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        if (!doing.busy) onClose(false)
      }}
    >
      <h2 id={id}>{title}</h2>
      <div class="dialog-text">{children}</div>
      {reason && (
        // Not a field of parts/fields: whoever only confirms fetches no forms.
        <div class={fault ? 'field faulty' : 'field'}>
          <label for={`${id}-reason`}>{typeof reason === 'string' ? reason : w.reason}</label>
          <textarea
            id={`${id}-reason`}
            name="reason"
            rows={3}
            value={why}
            aria-invalid={fault ? 'true' : undefined}
            aria-describedby={fault && `${id}-fault`}
            onInput={(event) => setWhy(event.currentTarget.value)}
          />
          {fault && (
            <p class="fault" id={`${id}-fault`}>
              {fault}
            </p>
          )}
        </div>
      )}
      <ProblemBanner problem={doing.problem} shown={(path) => path === 'reason'} />
      <div class="actions">
        {act && (
          <Button kind={danger ? 'danger' : 'primary'} busy={doing.busy} onClick={onConfirm}>
            {confirm ?? title}
          </Button>
        )}
        <Button disabled={doing.busy} onClick={() => onClose(false)}>
          {act ? w.cancel : w.close}
        </Button>
      </div>
    </dialog>
  )
}

export interface AskButtonProps extends Pick<ButtonProps, 'kind' | 'disabled' | 'label'> {
  /** On the button and, unless `confirm` says otherwise, on the confirming one. */
  text: string
  question: string
  /** The sentence with what will happen. */
  children?: ComponentChildren
  confirm?: string
  danger?: boolean
  reason?: boolean | string
  act: (reason: string) => Promise<unknown>
  onDone?: () => void
}

/** A button that asks first. */
export function AskButton({ text, question, children, confirm, danger, reason, act, onDone, ...button }: AskButtonProps) {
  const [open, setOpen] = useState(false)
  const onClose = (done: boolean) => {
    setOpen(false)
    if (done) onDone?.()
  }
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>
        {text}
      </Button>
      <Dialog
        open={open}
        title={question}
        confirm={confirm ?? text}
        danger={danger ?? false}
        reason={reason ?? false}
        act={act}
        onClose={onClose}
      >
        {children}
      </Dialog>
    </>
  )
}
