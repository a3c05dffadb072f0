// Says which Debian packages the long tests miss, and ends with 2: nothing is skipped in silence.
import { spawnSync } from 'node:child_process'

const NEEDS = { strace: ['-V'] }

const missing = Object.entries(NEEDS).flatMap(([name, args]) => (spawnSync(name, args).error ? [name] : []))
if (missing.length > 0) {
  console.error(`The long tests need these Debian packages / 长测试需要以下 Debian 软件包: apt-get install ${missing.join(' ')}`)
  process.exit(2)
}
