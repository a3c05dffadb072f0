/** A button that opens a form in a dialog, and closes it when the form is done. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button, type ButtonProps } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface FormButtonProps extends Pick<ButtonProps, 'kind'> {
  text: string
  question: string
  /** Open from the beginning. */
  opened?: boolean
  onDone?: () => void
  /** The form, made anew at each opening; it calls `done` after its act. */
  children: (done: () => void) => ComponentChildren
}

export function FormButton({ text, question, kind, opened = false, onDone, children }: FormButtonProps) {
  const [open, setOpen] = useState(opened)
  const done = () => {
    setOpen(false)
    onDone?.()
  }
  return (
    <>
      <Button kind={kind} onClick={() => setOpen(true)}>
        {text}
      </Button>
      <Dialog open={open} title={question} onClose={() => setOpen(false)}>
        {open && children(done)}
      </Dialog>
    </>
  )
}
