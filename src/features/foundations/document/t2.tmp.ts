import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { loadDanish } from './danish.ts'
import { applyRepairs } from './repair.ts'
import { repairDanish } from './repair-danish.ts'
import { damage } from './samples/damager.ts'

const d = await loadDanish()
const dir = import.meta.dirname
// clean
const strings: string[] = []
const walk = (x: any) => {
  if (typeof x === 'string') {
    if (/ /.test(x)) strings.push(x)
  } else if (x && typeof x === 'object') Object.values(x).forEach(walk)
}
for (const f of readdirSync('templates')) walk(parse(readFileSync('templates/' + f, 'utf8')))
console.time('clean')
let words = 0
for (const s of strings) words += s.split(/\s+/).length
console.log('template words', words)
for (const r of repairDanish(strings, d).flat()) console.log(r.before, '→', r.after, r.certainty, r.reason)
console.timeEnd('clean')
const files = readdirSync(dir + '/samples')
  .filter((f) => /txt|md/.test(f))
  .map((f) => readFileSync(dir + '/samples/' + f, 'utf8'))
for (const r of repairDanish(
  files.flatMap((f) => f.split('\n')),
  d,
).flat())
  console.log('S', r.before, '→', r.after, r.certainty, r.reason)
const corpora = { samples: files.flatMap((f) => f.split('\n')).join('\n'), templates: strings.join('\n') }
for (const [name, corpus] of Object.entries(corpora))
  for (const [kinds, share] of [
    [['pairs'], 1],
    [['bare'], 1],
    [['bare'], 0.3],
    [['ligatures'], 1],
    [['digits'], 0.3],
    [['similar'], 0.3],
    [['spaced'], 0.1],
    [['pairs', 'bare', 'ligatures', 'digits', 'similar'], 0.2],
  ] as any) {
    console.time('t')
    const g = damage(corpus, 7, share, kinds)
    const lines = g.text.split('\n')
    let off = 0
    const starts = lines.map((l) => {
      const o = off
      off += l.length + 1
      return o
    })
    const reps = repairDanish(lines, d).flatMap((rs, i) =>
      rs.map((r) => ({ ...r, at: { from: r.at.from + starts[i]!, to: r.at.to + starts[i]! } })),
    )
    const byFrom = new Map(g.words.map((w) => [w.from, w]))
    const stats: any = {}
    const wrong: string[] = []
    let right = 0
    for (const r of reps) {
      const w = byFrom.get(r.at.from)
      let o = '',
        at = r.at.from
      for (const x of g.words) {
        if (x.to <= r.at.from || x.from >= r.at.to) continue
        o += g.text.slice(at, x.from) + x.before
        at = x.to
      }
      o += g.text.slice(at, Math.max(at, r.at.to))
      const ok = o === r.after
      const s = (stats[r.certainty] ??= { ok: 0, bad: 0 })
      if (ok) {
        s.ok++
        right++
      } else {
        s.bad++
        wrong.push(`${r.before}→${r.after}(${o},${r.certainty})`)
      }
    }
    console.log(
      name,
      kinds.join('+'),
      share,
      'damaged',
      g.words.length,
      'proposed',
      reps.length,
      'recall',
      (right / g.words.length).toFixed(3),
      'precision',
      (right / reps.length).toFixed(4),
      JSON.stringify(stats),
    )
    console.log('   ', [...new Set(wrong)].slice(0, 40).join(' '))
    if (name === 'samples') {
      const got = new Set(reps.map((r) => r.at.from))
      console.log('   missed', [...new Set(g.words.filter((w) => !got.has(w.from)).map((w) => w.damaged))].slice(0, 50).join(' '))
    }
    console.timeEnd('t')
  }
