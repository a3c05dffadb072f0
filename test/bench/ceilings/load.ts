/** Ceiling of loading: one row a sheet with its marks as JSON text, read by a prepared statement, each text parsed; nothing else. */
import Sqlite from 'better-sqlite3'

export function loadTexts(file: string, event: string): () => unknown[] {
  const query = new Sqlite(file, { readonly: true }).prepare('select marks from sheet where event_id = ? order by id')
  return () => (query.all(event) as { marks: string }[]).map(({ marks }) => JSON.parse(marks))
}
