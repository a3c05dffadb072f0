/** The arbiter's desk of an event: its appeals. */
import { Appeals } from './appeals.tsx'

export function AppealsTab({ event }: { event: { id: string } }) {
  return <Appeals event={event.id} />
}
