/** Who is offered the organiser's buttons; the server alone decides what they may do. */
import { session } from '../session.ts'

export const mayArrange = () => session.value?.role === 'organiser' || session.value?.role === 'admin'
