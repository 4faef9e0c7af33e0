import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Button } from '#ui/button.tsx'
import { FileInput, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'

/** Without Turbo: it would keep the chosen file, and a browser refuses to send one that has been mended since it was chosen. */
export function JsonUpload({ frame, form }: { frame: Frame; form?: FormErrors }) {
  const t = frame.t.exchange
  return (
    <form method="post" action={paths.foundationImports.to()} enctype="multipart/form-data" novalidate data-turbo="false">
      <FileInput t={frame.t} name="file" label={t.fileLabel} hint={t.fileHint} error={form?.errors.file} accept=".json,application/json" />
      <TextInput
        t={frame.t}
        name="name"
        label={t.nameLabel}
        hint={t.nameHint}
        error={form?.errors.name}
        optional
        value={form?.typed.name}
        autocomplete="off"
      />
      <p class="ls-knapper">
        <Button>{t.upload}</Button>
      </p>
    </form>
  )
}
