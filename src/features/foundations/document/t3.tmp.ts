import { proposeFromDocument } from './read-document.ts'
import { readFileSync, readdirSync } from 'node:fs'
for (const f of readdirSync(import.meta.dirname+'/samples').filter(f=>/(txt|md)$/.test(f))) {
  const p = await proposeFromDocument({ name: f, bytes: readFileSync(import.meta.dirname+'/samples/'+f)})
  if ('refused' in p) { console.log(f,p); continue}
  const s = p.structure
  console.log('=====', f, 'NAME', s.name?.text, 'ROLES', s.roles.map(r=>r.name.text+(r.inherits?'+':'')+(r.text?` [${r.text.text}]`:'')).join(', '))
  for (const t of s.themes) { console.log('T', t.name.text, '|', t.text?.text); for (const e of t.expectations) console.log('    ', e.role ?? '-', e.voice??'-', e.text) }
  for (const x of s.passages) console.log('P', x.heading?.text, '|', x.text)
  for (const x of s.unplaced) console.log('U', x.reason, x.text, JSON.stringify(x.near))
  console.log('LEFT', p.leftOut.map(l=>l.reason+':'+l.line.text.slice(0,30)).join('; '))
}
