import { proposeFromDocument } from './read-document.ts'
import { readFileSync } from 'node:fs'
import { cleanLines } from './clean-lines.ts'
const f = process.argv[2]!
console.time('t')
const p = await proposeFromDocument({ name: f, bytes: readFileSync(f)})
console.timeEnd('t')
if ('refused' in p) { console.log(f,p); process.exit() }
for (const l of p.document.pages.flatMap(x=>x.lines)) console.log(JSON.stringify(l))
console.log(p.blocks.map(b=>`${b.gap?'¶':' '}${b.bullet??''} ${b.text}`).join('\n'))
const s=p.structure
console.log('NAME', s.name?.text, 'ROLES', s.roles.map(r=>r.name.text))
for (const t of s.themes) { console.log('T', t.name.text, '|', t.text?.text); for (const e of t.expectations) console.log('    ', e.role ?? '-', e.voice??'-', e.text) }
for (const x of s.passages) console.log('P', x.heading?.text, '|', x.text)
for (const x of s.unplaced) console.log('U', x.reason, x.text, JSON.stringify(x.near))
console.log('LEFT', p.leftOut.map(l=>l.reason+':'+l.line.text.slice(0,30)).join('; '))
