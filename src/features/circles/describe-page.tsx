import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Circle } from './circle.ts'
import { CircleFields } from './circle-fields.tsx'

interface DescribePageProps {
  frame: Frame
  circle: Circle
  form: FormErrors
  /** Another administrator saved in the meantime: what stands now is `circle`. */
  isConflict?: boolean
}

/** Name and purpose, for administrators. */
export function DescribePage({ frame, circle, form, isConflict }: DescribePageProps) {
  const t = frame.t.circles
  const back = paths.circle.to({ circle: circle.id })
  const lang = danish(frame)
  return (
    <Layout frame={frame} title={t.rewordTitle} section="overview">
      <BackLink t={frame.t} href={back} text={t.backToGroup} />
      <ErrorSummary t={frame.t} errors={form.errors} />
      <PageHead title={t.rewordTitle} />
      {isConflict && (
        <Alert t={frame.t} variant="warning" heading={t.conflictTitle} headingLevel="h2" text={t.conflictText}>
          <div class="ls-staar-nu">
            <blockquote lang={lang}>
              <p>{circle.name}</p>
              {circle.purpose && <p>{circle.purpose}</p>}
            </blockquote>
            <p>
              <a href={back}>{t.keepTheirs}</a>
            </p>
          </div>
        </Alert>
      )}
      <PostForm action={paths.circleDescription.to({ circle: circle.id })}>
        <input type="hidden" name="revision" value={form.typed.revision ?? '0'} />
        <CircleFields frame={frame} form={form} />
        <p class="ls-knapper">
          <Button>{t.save}</Button>
          <a href={back}>{t.cancel}</a>
        </p>
      </PostForm>
    </Layout>
  )
}
