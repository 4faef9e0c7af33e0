import type { Context } from 'hono'
import { createApp } from '#app.ts'
import type { AppEnv, Deps } from '#http/env.ts'
import type { Hearings } from '#http/live.ts'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import type { Topic } from '#shared/topic.ts'
import { Button } from '#ui/button.tsx'
import { Details } from '#ui/details.tsx'
import { ErrorSummary, PostForm, Textarea, TextInput } from '#ui/form.tsx'
import { Layout } from '#ui/layout.tsx'
import { LiveSource } from '#ui/live-source.tsx'

/** A live page of nobody's feature: a note that several write, who is ready, and what is told beside them. */
export function createRoom(deps: Deps, topic: Topic) {
  const hearings: Hearings = { unit: { signedIn: async () => true } }
  const room = { ready: 0, note: 'Vi begynder kl. 9', revision: 1, newest: false }
  const app = createApp(deps, { hearings })

  const show = (c: Context<AppEnv>, typed?: string) => {
    const { frame } = c.var
    const error = typed === '' ? 'Skriv en note' : undefined
    return showPage(
      c,
      <Layout frame={frame} title="Rummet">
        <LiveSource t={frame.t} topics={[topic]} />
        <h1>Rummet</h1>
        <ErrorSummary t={frame.t} errors={{ note: error }} />
        {room.newest && <p>Lige kommet til</p>}
        <p>{`${room.ready} er klar`}</p>
        <Details summary="Mere">Det gør vi i dag</Details>
        <PostForm action="/room/note" replace>
          <input type="hidden" name="revision" value={String(room.revision)} />
          <Textarea t={frame.t} name="note" label="Noten" value={typed ?? room.note} error={error} />
          <Button>Gem noten</Button>
        </PostForm>
        <PostForm action="/room/ready" replace>
          <TextInput t={frame.t} name="greeting" label="Hilsen" optional />
          <Button>Jeg er klar</Button>
        </PostForm>
      </Layout>,
      error ? 422 : 200,
    )
  }

  app.get('/room', signedIn, (c) => show(c))
  app.post('/room/note', signedIn, async (c) => {
    const form = await c.req.formData()
    const note = String(form.get('note'))
    if (!note) return show(c, note)
    Object.assign(room, { note, revision: room.revision + 1 })
    c.var.scope.announce(topic)
    return c.redirect('/room', 303)
  })
  app.post('/room/ready', signedIn, (c) => {
    room.ready += 1
    c.var.scope.announce(topic)
    return c.redirect('/room', 303)
  })
  return { app, room }
}
