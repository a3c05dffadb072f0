/** A file sent in as the pages send it. */

/** What the typed client's `$post` takes beside param and query where the request brings a file. */
export const sending = (file: File) => ({
  headers: { 'Content-Type': file.type || 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
  init: { body: file },
})
