import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Paragraphs } from '../reading.tsx'
import { isAsker, other, type Sparring } from './sparring.ts'

/** One request, as either of the two sees it. */
export function SparringPage({ frame, sparring, readerId }: { frame: Frame; sparring: Sparring; readerId: string }) {
  const t = frame.t.sparring
  const { name } = other(sparring, readerId)
  const title = isAsker(sparring, readerId) ? t.outgoingTitle(name) : t.incomingTitle(name)
  const lang = danish(frame)
  return (
    <Layout frame={frame} title={title} section="overview">
      <BackLink t={frame.t} href={paths.sparrings.to()} text={t.listTitle} />
      <PageHead title={title} />
      <p class="ls-kun-os">
        <Icon name="lock" /> {t.onlyYouTwo}
      </p>
      <section class="ls-smal" aria-labelledby="om">
        <h2 class="ls-lille" id="om">
          {t.about}
        </h2>
        <blockquote class="ls-forventningscitat" lang={lang}>
          {sparring.wording}
        </blockquote>
        <p class="ls-meta">
          <span lang={lang}>{sparring.foundation.name}</span>
          {sparring.isRetired ? (
            <span>{t.retired}</span>
          ) : (
            <a href={paths.expectation.to({ foundation: sparring.foundation.slug, expectation: sparring.expectation })}>
              {t.readExpectation}
            </a>
          )}
        </p>
        {sparring.message && (
          <div class="ls-seddel-besked">
            <p class="ls-svag">{sparring.asker.name}</p>
            <Paragraphs text={sparring.message} lang={lang} />
          </div>
        )}
        <p class="ls-meta">
          <span>{t.askedOn(longDate(sparring.createdAt, frame.language))}</span>
          {sparring.settledAt && <span>{t.settledOn(longDate(sparring.settledAt, frame.language))}</span>}
        </p>
        {!sparring.settledAt && (
          <PostForm action={paths.sparringSettlement.to({ sparring: sparring.id })}>
            <p>{t.howTo}</p>
            <p class="ls-knapper">
              <Button>{t.settle}</Button>
              <span class="ls-svag">{t.settleHint}</span>
            </p>
          </PostForm>
        )}
      </section>
    </Layout>
  )
}
