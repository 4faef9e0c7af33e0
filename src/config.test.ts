import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { readConfig } from './config.ts'

test('an empty environment is a demonstration on this machine only', () => {
  const config = accepted({})
  assert.deepEqual(config, {
    port: 3000,
    host: '127.0.0.1',
    publicOrigin: 'http://localhost:3000',
    dataDir: resolve('data'),
    databaseUrl: undefined,
    databaseOsUser: undefined,
    demo: true,
    smtpUrl: undefined,
    mailFrom: 'ledestjerne@localhost',
    wasUrl: undefined,
    poolSize: 10,
  })
})

test('the port and the public origin are reflected in what is derived from them', () => {
  assert.equal(accepted({ PORT: '8080' }).publicOrigin, 'http://localhost:8080')
  const config = accepted({ PUBLIC_ORIGIN: 'https://Ledestjerne.fjordby.dk/' })
  assert.equal(config.publicOrigin, 'https://ledestjerne.fjordby.dk')
  assert.equal(config.mailFrom, 'ledestjerne@ledestjerne.fjordby.dk')
})

test('DEMO=0 turns the demonstration off, and an empty variable counts as not set', () => {
  assert.equal(accepted({ DEMO: '0' }).demo, false)
  assert.equal(accepted({ DEMO: 'False' }).demo, false)
  assert.equal(accepted({ DEMO: '', PORT: ' ', DATABASE_URL: '' }).demo, true)
})

test('every wrong variable is named in one line', () => {
  const wrong: [string, string[]][] = [
    ['PORT', ['0', '70000', '-1', '80.5', 'http', '1e3']],
    ['PUBLIC_ORIGIN', ['ledestjerne.dk', 'ftp://a.dk', 'https://a.dk/path', 'https://a.dk?x', 'https://user@a.dk', 'https://']],
    ['DATABASE_URL', ['mysql://a/b', 'localhost']],
    ['DEMO', ['maybe']],
    ['SMTP_URL', ['mail.example.dk', 'https://mail']],
    ['MAIL_FROM', ['nobody']],
    ['WAS_URL', ['was.digst.dk', 'javascript:alert(1)']],
    ['POOL_SIZE', ['0', '1', '1000', 'many']],
  ]
  for (const [name, values] of wrong)
    for (const value of values) {
      const problem = refused({ [name]: value })
      assert.match(problem, new RegExp(`^${name} must be [^\n]+$`), `${name}=${value}`)
    }
  assert.match(refused({ PORT: 'x', DEMO: 'x' }), /^PORT .*; DEMO [^\n]*$/)
})

test('a problem does not repeat the value, which may hold a password', () => {
  assert.doesNotMatch(refused({ DATABASE_URL: 'postgre://app:hemmelig@db/x' }), /hemmelig/)
})

function accepted(env: Record<string, string>) {
  const read = readConfig(env)
  assert.ok('config' in read, `refused: ${JSON.stringify(read)}`)
  return read.config
}

function refused(env: Record<string, string>) {
  const read = readConfig(env)
  assert.ok('problem' in read, `accepted: ${JSON.stringify(env)}`)
  return read.problem
}
