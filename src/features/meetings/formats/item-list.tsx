import type { Frame } from '#ui/frame.ts'
import { InBoth } from './in-both.tsx'
import type { Item, ListKind } from './wording.ts'

interface ItemListProps {
  frame: Frame
  kind: ListKind
  items: readonly Item[]
  most: number
  errors: Record<string, string>
  arranged?: { at: number; by: 'up' | 'down' | 'remove' | 'add' }
}

/**
 * Questions in their order. A button moves, removes or adds one in the form, and saves nothing: so that what is written elsewhere in
 * the form is not sent before it is done. The focus stays with what was moved.
 */
export function ItemList({ frame, kind, items, most, errors, arranged }: ItemListProps) {
  const t = frame.t.meetingFormats
  const heading = kind === 'rules' ? t.rules : t[kind]
  const isEmptied = arranged !== undefined && items.length === 0
  return (
    <section aria-labelledby="list" class="ls-afsnit-blok">
      <h2 id="list" tabindex={-1} class="ls-afsnit">
        {heading}
      </h2>
      {errors.list && <p class="form-error-message">{errors.list}</p>}
      {arranged && (
        <p class="ls-svag" role="status">
          {t.notSavedYet}
        </p>
      )}
      <ol class="ls-uden ls-moedeform-liste no-max-width">
        {items.map((item, i) => {
          const what = t.itemNumber(t.item[kind], i + 1)
          const here = arranged?.at === i ? arranged.by : undefined
          return (
            <li>
              <input type="hidden" name={`list-${i}-elements`} value={item.elements.join(' ')} />
              <InBoth frame={frame} name={`list-${i}`} label={what} wording={item} errors={errors} isOptional isNext={here === 'add'} />
              <div class="ls-redskaber">
                <Arrange value={`up-${i}`} label={t.up(what)} text="↑" isLast={i === 0} isHere={here === 'up'} />
                <Arrange value={`down-${i}`} label={t.down(what)} text="↓" isLast={i === items.length - 1} isHere={here === 'down'} />
                <Arrange value={`remove-${i}`} label={t.removeWhat(what)} text={t.remove} isHere={here === 'remove'} />
              </div>
            </li>
          )
        })}
      </ol>
      {items.length < most ? (
        <p>
          <button
            type="submit"
            name="arrange"
            value="add"
            class="button button-secondary"
            autofocus={isEmptied}
            data-goes-on={isEmptied ? '' : undefined}
          >
            {t.add[kind]}
          </button>
        </p>
      ) : (
        <p class="ls-svag">{t.listFull(most)}</p>
      )}
    </section>
  )
}

interface ArrangeProps {
  value: string
  label: string
  text: string
  /** There is no further step this way. The button stays where it is, so that nothing jumps, and keeps the focus. */
  isLast?: boolean
  isHere: boolean
}

function Arrange({ value, label, text, isLast, isHere }: ArrangeProps) {
  return (
    <button
      type="submit"
      name="arrange"
      value={value}
      class="ls-flyt"
      aria-label={label}
      aria-disabled={isLast ? 'true' : undefined}
      autofocus={isHere}
      data-goes-on={isHere ? '' : undefined}
    >
      {text}
    </button>
  )
}
