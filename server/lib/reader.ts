/** One more connection for reading, for a thread of its own. */
export { connectReader } from '../../db/open.ts'
