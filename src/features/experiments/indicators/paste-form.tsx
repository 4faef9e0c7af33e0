import { Button } from '#ui/button.tsx'
import { FileInput, Textarea } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'

/**
 * A column or two, or a file. Without Turbo: the answer is a page to look through and not one to come back to, and a chosen file must not
 * stay in its field when it is corrected.
 */
export function PasteForm({ frame, action, text, error }: { frame: Frame; action: string; text?: string; error?: string }) {
  const t = frame.t.indicators
  return (
    <form method="post" action={action} enctype="multipart/form-data" novalidate data-turbo="false" class="ls-indikatorform">
      <Textarea t={frame.t} name="text" label={t.pasteLabel} hint={t.pasteHint} error={error} value={text} rows={8} autocomplete="off" />
      <FileInput t={frame.t} name="file" label={t.fileLabel} hint={t.fileHint} accept=".csv,.txt,.tsv,text/csv,text/plain" optional />
      <p class="ls-knapper">
        <Button variant="secondary">{t.preview}</Button>
        <span class="ls-svag">{t.previewHint}</span>
      </p>
    </form>
  )
}
