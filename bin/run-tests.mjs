// The test files, three at a time, the long ones first: so that none is left running alone when the others are done. bin/test.mjs starts
// this with what the tests need; the arguments are files or patterns.
import { globSync, statSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

/** One more than the two processors that are the least: a journey waits for much of its time. */
const atATime = 3

const files = globSync(process.argv.slice(2)).sort((a, b) => statSync(b).size - statSync(a).size || a.localeCompare(b))
if (files.length === 0) {
  console.error(`There is no such test: ${process.argv.slice(2).join(' ')}`)
  process.exit(1)
}

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interruption.abort())

const times = []
// Until all have been told of, they have not passed.
process.exitCode = 1
run({ files: inOrder(files), concurrency: atATime, execArgv: ['--import', 'tsx'], signal: interruption.signal })
  .on('test:summary', ({ file, success, duration_ms }) => {
    if (file) times.push([relative('.', file), duration_ms])
    else if (success && !interruption.signal.aborted) process.exitCode = 0
  })
  .compose(spec)
  .on('end', tellTimes)
  .pipe(process.stdout)

/** The walks of every page keep a processor busy, and journeys wait: they go side by side. After them come the rest, the largest first. */
function inOrder(files) {
  const walks = files.filter((file) => isIn(file, 'every-page'))
  const journeys = files.filter((file) => isIn(file, 'journeys') && !walks.includes(file))
  const rest = files.filter((file) => !walks.includes(file) && !journeys.includes(file))
  const each = Math.ceil(journeys.length / (walks.length || 1))
  const slots = walks.length > 0 ? walks : [undefined]
  const sideBySide = slots.flatMap((walk, i) => [...(walk ? [walk] : []), ...journeys.slice(i * each, (i + 1) * each)])
  return [...sideBySide, ...rest]
}

function isIn(file, folder) {
  return file.split(sep).includes(folder)
}

function tellTimes() {
  const longest = times.toSorted(([, a], [, b]) => b - a).slice(0, 10)
  if (times.length > longest.length)
    console.log(`\nLongest:\n${longest.map(([file, ms]) => `${String(Math.round(ms / 1000)).padStart(4)} s  ${file}`).join('\n')}`)
}
