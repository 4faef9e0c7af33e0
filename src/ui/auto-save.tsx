import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { Button } from './button.tsx'
import type { Frame } from './frame.ts'
import { Icon } from './icon.tsx'

interface AutoSaveFormProps {
  frame: Frame
  action: string
  /** What was read before it was changed: the server refuses to write over what another wrote since. */
  revision?: number
  /**
   * 'typing' saves while it is written; 'submit' only keeps the words, and sends them when the button is pressed, on the net or off;
   * 'keep' keeps them until the form has been sent as any other form is.
   */
  mode?: 'typing' | 'submit' | 'keep'
  /** Under which the browser keeps what is not sent, if another than the action's path. */
  name?: string
  class?: string
  children: Child
  /** The button's words, where "Gem" is not enough. */
  save?: Child
  /** Read aloud after the button's words, so that many on a page can be told apart. */
  saveWhat?: Child
  /** Another look than the mode gives it. */
  saveVariant?: 'primary' | 'secondary'
  /** It was saved a moment ago, without a script. */
  isSaved?: boolean
  /** Beside the button. */
  more?: Child
}

/**
 * A form that is never lost: without a script it is sent with its button, with one it saves itself, keeps what could not be sent in
 * the browser, and shows another's text where two have written. See client/behaviours/auto-save.ts, and http/auto-save.ts for what
 * the server answers. Its fields need ids and names of their own.
 */
export function AutoSaveForm({
  frame,
  action,
  revision,
  mode = 'typing',
  name,
  class: extra,
  children,
  save,
  saveWhat,
  saveVariant = mode === 'typing' ? 'secondary' : 'primary',
  isSaved,
  more,
}: AutoSaveFormProps) {
  const t = frame.t.autoSave
  // What is only ever new meets no other text.
  const isRevised = mode !== 'submit' || revision !== undefined
  return (
    <form
      method="post"
      action={action}
      class={extra ? `ls-gemmer ${extra}` : 'ls-gemmer'}
      novalidate
      data-auto-save={mode}
      data-auto-save-name={name}
    >
      {revision !== undefined && <input type="hidden" name="revision" value={String(revision)} />}
      {children}
      <div class="ls-gem-linje">
        <Button variant={saveVariant}>
          {save ?? t.save}
          {saveWhat && <span class="sr-only"> {saveWhat}</span>}
        </Button>
        {more}
        <p
          class="ls-gemt"
          role="status"
          data-auto-save-status
          data-saving={t.saving}
          data-saved={t.saved}
          data-offline={t.offline}
          data-kept={t.kept}
          data-restored={t.restored}
          data-not-kept={t.notKept}
          data-signed-out={t.signedOut}
          data-sign-in={t.signIn}
          data-sign-in-href={paths.signIn.to({ next: frame.path })}
          data-refused={t.refused}
        >
          {isSaved ? t.savedBefore : ''}
        </p>
      </div>
      {isRevised && <BothTexts frame={frame} />}
    </form>
  )
}

/** Where another has written meanwhile. */
function BothTexts({ frame }: { frame: Frame }) {
  const t = frame.t.autoSave
  return (
    <template data-auto-save-conflict>
      <div class="alert alert-warning ls-to-udgaver" role="alert" data-auto-save-choice data-empty={t.empty}>
        <Icon name="warning" class="alert-icon" label={frame.t.frame.alerts.warning} />
        <div class="alert-body">
          <strong class="alert-heading" data-say="heading" />
          <p class="ls-svag" data-say="theirs" />
          <div class="ls-deres-udgave" data-theirs />
          <p>{t.mineIsAbove}</p>
          <p class="ls-knapper">
            <button class="button button-primary" type="button" data-keep-mine data-say="keepMine" />
            <button class="button button-secondary" type="button" data-use-theirs data-say="useTheirs" />
          </p>
        </div>
      </div>
    </template>
  )
}
