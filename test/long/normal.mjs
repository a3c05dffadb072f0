// A server that believes it keeps synchronous=FULL and does not: loaded before it, so that the order gate can be seen to fail.
import Sqlite from 'better-sqlite3'

const pragma = Sqlite.prototype.pragma
Sqlite.prototype.pragma = function (text, options) {
  if (text === 'synchronous = FULL') return pragma.call(this, 'synchronous = NORMAL', options)
  if (text === 'synchronous') return 2
  return pragma.call(this, text, options)
}
