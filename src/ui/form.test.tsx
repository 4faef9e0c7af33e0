import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesIn } from '#messages/messages.ts'
import { find, findAll, parse } from './dkfds-reference.ts'
import { ErrorSummary, PostForm, RadioGroup, Textarea, TextInput } from './form.tsx'

const t = messagesIn('da')

test('a field with an error is marked, and tells its hint and its error to a screen reader', () => {
  const group = parse(
    String(<TextInput t={t} name="email" label="E-mail" hint="Den fra arbejdet" error="Skriv en adresse" value="mette" />),
  )
  const input = find(group, 'input')
  assert.equal(input.attributes['aria-invalid'], 'true')
  assert.equal(input.attributes['aria-describedby'], 'email-hint email-error')
  assert.equal(input.attributes.value, 'mette')
  assert.deepEqual(find(group, '.form-error-message').children.at(-1), 'Skriv en adresse')
})

test('a field without hint and error describes itself by nothing', () => {
  const input = find(parse(String(<TextInput t={t} name="email" label="E-mail" />)), 'input')
  assert.equal(input.attributes['aria-describedby'], undefined)
  assert.equal(input.attributes['aria-invalid'], undefined)
})

test('what was typed comes back as it was typed', () => {
  const typed = '</textarea><script>1</script> & "mere"'
  assert.deepEqual(find(parse(String(<Textarea t={t} name="why" label="Hvorfor" value={typed} />)), 'textarea').children, [typed])
})

test('the error summary leads to each field, says nothing of fields without error, and is nothing when all is well', () => {
  const summary = parse(String(<ErrorSummary t={t} errors={{ name: 'Skriv et navn', unit: undefined, role: 'Vælg en rolle' }} />))
  assert.deepEqual(
    findAll(summary, 'a').map(({ attributes, children }) => [attributes.href, children[0]]),
    [
      ['#name', 'Skriv et navn'],
      ['#role', 'Vælg en rolle'],
    ],
  )
  assert.equal((<ErrorSummary t={t} errors={{ name: undefined }} />).toString(), '')
})

test('a group of radio buttons can be led to, and nothing is chosen beforehand', () => {
  const options = [
    { value: 'a', label: 'Ja' },
    { value: 'b', label: 'Nej' },
  ]
  const group = parse(String(<RadioGroup t={t} name="answer" label="Svar" options={options} />))
  assert.equal(find(group, 'fieldset').attributes.id, 'answer')
  assert.deepEqual(
    findAll(group, 'input').filter(({ attributes }) => 'checked' in attributes),
    [],
  )
})

test('the browser leaves the checking to us, whose messages are in the reader’s language', () => {
  assert.equal(parse(String(<PostForm action="/people">Her</PostForm>)).attributes.novalidate, '')
})
