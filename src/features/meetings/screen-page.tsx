import { paths } from '#paths.ts'
import type { Topic } from '#shared/topic.ts'
import { Avatar } from '#ui/avatar.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { LiveSource } from '#ui/live-source.tsx'
import { Qr } from '#ui/qr.tsx'
import { type MeetingRecord, spokenCode } from './meeting-record.ts'
import { Said } from './said.tsx'
import { firstName, Questions, SceneLabel } from './scene-panel.tsx'
import { StepStrip } from './step-strip.tsx'
import { TimerRing } from './timer-ring.tsx'
import type { SharedView } from './views.ts'

interface ScreenPageProps {
  frame: Frame
  record: MeetingRecord
  view: SharedView
  topic: Topic
  /** Where a guest goes: as it is typed, and as the code in the picture has it. */
  door?: { code: string; address: string; url: string }
}

/** The one screen that everybody in the room looks at: large, and with nothing on it that is anybody's own. */
export function ScreenPage({ frame, record, view, topic, door }: ScreenPageProps) {
  const t = frame.t.meetings
  const lang = danish(frame)
  const { scene } = view
  const isOver = view.phase === 'left' || view.phase === 'closed'
  return (
    <Layout
      frame={frame}
      title={t.screenTitle(record.title)}
      header={
        <header class="ls-skaerm-top">
          <p lang={lang}>
            <strong>{record.title}</strong> {record.circle.name}
          </p>
          <a href={paths.meeting.to({ meeting: record.id })}>{t.screenBack}</a>
        </header>
      }
    >
      <div class="ls-nat ls-skaerm">
        {isOver ? (
          <h1 class="ls-skaerm-slut">{t.screenOver}</h1>
        ) : (
          <>
            {scene.stop && <StepStrip frame={frame} view={view} />}
            <div class="ls-skaerm-midte">
              <section aria-labelledby="trin-titel">
                <SceneLabel frame={frame} view={view} />
                <h1 id="trin-titel">
                  <Said frame={frame} text={scene.title} />
                </h1>
                <p class="ls-scene-lead">
                  <Said frame={frame} text={scene.lead} />
                </p>
                {scene.kind === 'patterns' ? <Patterns frame={frame} view={view} /> : <Questions frame={frame} scene={scene} />}
              </section>
              <div class="ls-skaerm-side">
                {view.timer && <TimerRing frame={frame} timer={view.timer} name={`${scene.stop?.step} ${scene.stop?.round ?? ''}`} />}
                {door && (
                  <div class="ls-skaerm-doer">
                    <Qr text={door.url} label={t.qrLabel} />
                    <p>
                      {t.joinAt(door.address)}
                      <strong class="ls-kode">{spokenCode(door.code)}</strong>
                    </p>
                  </div>
                )}
              </div>
            </div>
          </>
        )}
        <People frame={frame} view={view} />
      </div>
      <LiveSource t={frame.t} topics={[topic]} />
    </Layout>
  )
}

function Patterns({ frame, view }: { frame: Frame; view: SharedView }) {
  const t = frame.t.meetings
  const lang = danish(frame)
  return (
    <>
      <ul class="ls-uden ls-skaerm-moenstre">
        {view.patterns.map((pattern) => (
          <li>
            <h2 lang={pattern.name ? lang : undefined}>{pattern.name || t.screenUnnamed}</h2>
            <ul class="ls-uden">
              {pattern.cards.slice(0, 4).map((card) => (
                <li lang={lang}>
                  {card.text} <span class="ls-svag">{firstName(card.authorName)}</span>
                </li>
              ))}
            </ul>
            {pattern.cards.length > 4 && <p>{t.screenCards(pattern.cards.length)}</p>}
          </li>
        ))}
      </ul>
      {view.loose.length > 0 && <p>{t.screenLoose(view.loose.length)}</p>}
    </>
  )
}

function People({ frame, view }: { frame: Frame; view: SharedView }) {
  const t = frame.t.meetings
  const here = view.people.filter((person) => person.isHere)
  if (here.length === 0) return null
  return (
    <section class="ls-skaerm-folk" aria-label={t.screenHere}>
      <ul class="ls-uden">
        {here.map((person) => (
          <li class={person.isReady ? 'klar' : undefined}>
            <Avatar name={person.name} />
            <span>
              {firstName(person.name)}
              <small>
                {person.roles.slice(0, 1).map(({ name }) => (
                  <Said frame={frame} text={name} />
                ))}
                {person.isReady && ` · ${t.isReady}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {view.scene.stop && <p>{t.screenReady(view.ready, view.here)}</p>}
    </section>
  )
}
