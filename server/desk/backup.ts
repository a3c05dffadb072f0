/** Backups: a whole, checked copy of the database beside it; at a press, and by itself when an event is sealed or released. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Site } from '../lib/env.ts'

export interface Backup {
  file: string
  /** UTC instant. */
  at: string
  bytes: number
}

/** The older ones go: a season's worth of seals and releases, each the whole database. */
const MOST = 60
const NAME = /^hongbang-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.db$/

/** Newest first. */
export function backupsOf(site: Pick<Site, 'settings'>): Backup[] {
  const folder = site.settings.backupDir
  return !existsSync(folder)
    ? []
    : readdirSync(folder)
        .flatMap((file) => {
          const parts = NAME.exec(file)
          if (!parts) return []
          const [, year, month, day, hour, minute, second, ms] = parts
          return { file, at: `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`, bytes: statSync(join(folder, file)).size }
        })
        .sort((a, b) => (a.file < b.file ? 1 : -1))
}

/** One at a time, each after the one before. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Copies the database while it is in use. The copy appears under its name only when it is on the disk and was found whole.
 * @throws Error when the copy is not whole
 */
export function makeBackup(site: Site): Promise<Backup> {
  const made = last.catch(() => {}).then(() => copy(site))
  last = made
  return made
}

async function copy(site: Site): Promise<Backup> {
  const folder = site.settings.backupDir
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const at = site.now().toISOString()
  const file = `hongbang-${at.replaceAll(/[-:.]/g, '')}.db`
  const path = join(folder, file)
  const half = `${path}.part`
  try {
    await site.store.backup(half)
    toDisk(half)
    renameSync(half, path)
    toDisk(folder)
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(half + rest, { force: true })
  }
  for (const old of backupsOf(site).slice(MOST)) rmSync(join(folder, old.file))
  return { file, at, bytes: statSync(path).size }
}

function toDisk(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Makes a backup whenever an act told that what it did deserves one. */
export function keepBackups(site: Site): void {
  site.live.follow('backup', () => {
    makeBackup(site).catch((error) => console.error(`No backup was made / 未能备份: ${(error as Error).message}`))
  })
}
