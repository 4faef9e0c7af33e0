import { paths } from '#paths.ts'
import { dateAndTime } from '#shared/dates.ts'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Table } from '#ui/table.tsx'
import type { OwnSession } from './sign-in.ts'

export function SessionsPage({ frame, sessions }: { frame: Frame; sessions: OwnSession[] }) {
  const t = frame.t.signIn
  return (
    <Layout frame={frame} title={t.sessionsTitle}>
      <PageHead title={t.sessionsTitle} lead={t.sessionsLead} />
      <Table
        caption={t.sessionsTitle}
        rowHeads
        head={[t.device, t.since, t.lastUsed, t.action]}
        rows={sessions.map((session) => [
          <>
            {session.device}
            {session.isThis && <small class="ls-svag"> {t.thisOne}</small>}
          </>,
          dateAndTime(session.createdAt, frame.language),
          dateAndTime(session.usedAt, frame.language),
          <PostForm action={paths.session.to({ session: session.id })} turbo={false}>
            <button class="button ls-knap-link" type="submit" aria-label={session.isThis ? t.end : t.endOther(session.device)}>
              {t.end}
            </button>
          </PostForm>,
        ])}
      />
    </Layout>
  )
}
