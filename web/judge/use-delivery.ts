/** The delivery of the sheet on the page: begins with it, ends with it. */
import { useEffect, useMemo } from 'preact/hooks'
import { session } from '../session.ts'
import { createDelivery, type Delivery, type Present } from './delivery.ts'

export interface OpenSheet {
  event: { id: string }
  sheet: string
  scheme: number
  state: string
  marks: Present
}

export function useDelivery(paper: OpenSheet, reload: () => void): Delivery {
  const delivery = useMemo(() => {
    const place = { account: session.value?.account ?? '', event: paper.event.id, sheet: paper.sheet, scheme: paper.scheme }
    return createDelivery(place, paper.marks, reload)
  }, [paper.sheet, paper.state])
  useEffect(() => delivery.stop, [delivery])
  return delivery
}
