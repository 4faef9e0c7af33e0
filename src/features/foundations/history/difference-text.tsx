import { danish } from '#ui/danish.ts'
import { Difference } from '#ui/difference.tsx'
import type { Frame } from '#ui/frame.ts'
import { words } from '../word-difference.ts'
import type { Placed } from './changes.ts'

/** Two wordings in one, word by word. Only what stands in both, when they are the same. */
export function DifferenceText({ frame, before, after }: { frame: Frame; before: string; after: string }) {
  return <Difference t={frame.t} parts={words(before, after)} lang={danish(frame)} />
}

/** "Sammen sikrer vi driften · Leder af medarbejdere" */
export function placeName({ theme, role }: Placed, t: Frame['t']): string {
  return t.history.at(theme?.name ?? '', role?.name ?? '')
}

/** What else than its own words can be said differently of an expectation: the rest of what it holds. */
export function OtherWords({ frame, before, after }: { frame: Frame; before: Placed; after: Placed }) {
  const t = frame.t.history
  const [was, is] = [before.expectation, after.expectation]
  const practice = [was.practice.join('\n'), is.practice.join('\n')] as const
  if (was.keyTerm === is.keyTerm && was.kind === is.kind && practice[0] === practice[1]) return null
  return (
    <dl class="ls-andre-ord">
      {was.keyTerm !== is.keyTerm && (
        <div>
          <dt>{t.keyTerm}</dt>
          <dd>
            <DifferenceText frame={frame} before={was.keyTerm ?? ''} after={is.keyTerm ?? ''} />
          </dd>
        </div>
      )}
      {was.kind !== is.kind && (
        <div>
          <dt>{t.kind}</dt>
          <dd>
            <DifferenceText frame={frame} before={t.kinds[was.kind]} after={t.kinds[is.kind]} />
          </dd>
        </div>
      )}
      {practice[0] !== practice[1] && (
        <div>
          <dt>{t.practice}</dt>
          <dd>
            <DifferenceText frame={frame} before={practice[0]} after={practice[1]} />
          </dd>
        </div>
      )}
    </dl>
  )
}
