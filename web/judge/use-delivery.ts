/** The delivery of the sheet on the page, which reloads when the sheet takes no more marks. */
import { useEffect, useMemo } from 'preact/hooks'
import { session } from '../session.ts'
import { createDelivery, type Delivery, type Present } from './delivery.ts'
import { closed, learn } from './flush.ts'

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
    return createDelivery(place, paper.marks)
  }, [paper.sheet, paper.state, paper.scheme])
  useEffect(() => learn(paper.sheet, paper.marks), [paper.marks])
  useEffect(() => {
    const before = closed.value
    return closed.subscribe((one) => {
      if (one !== before && one?.sheet === paper.sheet) reload()
    })
  }, [paper.sheet])
  return delivery
}
