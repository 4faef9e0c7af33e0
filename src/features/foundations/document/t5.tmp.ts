import { loadDanish } from './danish.ts'
import { repairDanish } from './repair-danish.ts'
import { readFileSync } from 'node:fs'
const d = await loadDanish()
const t = ['mammoth/README.md','mammoth/NEWS.md','typescript/ThirdPartyNoticeText.txt','nodemailer/README.md','zod/README.md','dkfds/README.md','fast-check/README.md','esbuild/README.md','kysely/README.md','pg/README.md'].flatMap(f=>{try{return readFileSync('node_modules/'+f,'utf8').split('\n')}catch{return []}})
console.log(t.join(' ').split(/\s+/).length, new Set(t.join(' ').split(/[^\p{L}]+/u)).size)
console.time('en'); const r = repairDanish(t,d).flat(); console.timeEnd('en'); console.log(r.length, r.slice(0,60).map(x=>x.before+'→'+x.after+'('+x.certainty+')').join(' '))
import { readHunspell } from './hunspell.ts'
