import type { Messages } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import type { Topic } from '#shared/topic.ts'

/**
 * Makes the page a live one: when something about the topic changes, it asks for itself again, and what its reader is writing stands
 * as it is. Without a script it is a page like any other. A page that shows several topics has one for each, the last with the words.
 */
export function LiveSource({ t, topics }: { t: Messages; topics: readonly Topic[] }) {
  return (
    <>
      {topics.map((topic) => (
        // An id of its own, so that a page that comes to look at another topic gets another stream.
        <turbo-stream-source id={`live-${topic}`} src={paths.live.to({ topic })} />
      ))}
      <p
        class="ls-live-status d-print-none"
        role="status"
        data-live-status
        data-lost={t.live.lost}
        data-gone={t.live.gone}
        data-not-sent={t.live.notSent}
        data-back={t.live.back}
      />
    </>
  )
}
