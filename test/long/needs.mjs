// Says which Debian packages the long tests miss, and ends with 2: nothing is skipped in silence.
import { spawnSync } from 'node:child_process'

const missing = spawnSync('strace', ['-V']).error ? ['strace'] : []
// The browser from npm brings everything but this, which it wants for https.
if (!spawnSync('ldconfig', ['-p']).stdout?.includes('libsqlite3.so.0')) missing.push('libsqlite3-0')
if (missing.length > 0) {
  console.error(`The long tests need these Debian packages / 长测试需要以下 Debian 软件包: apt-get install ${missing.join(' ')}`)
  process.exit(2)
}
