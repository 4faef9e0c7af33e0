import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import type { Topic } from '#shared/topic.ts'
import { Layout } from '#ui/layout.tsx'
import { LiveSource } from '#ui/live-source.tsx'
import { AnswerAlert } from './answer-alert.tsx'
import { DoorSection } from './door-section.tsx'
import { type Heading, MeetingBar } from './meeting-bar.tsx'
import type { NextStop } from './next-stop.ts'
import type { Room } from './operation-form.tsx'
import { OrderSection, type Presentable } from './order-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { PledgesSection } from './pledges-section.tsx'
import type { StepInLine } from './scene.ts'
import { ScenePanel } from './scene-panel.tsx'
import { StepStrip } from './step-strip.tsx'

/** What the other rooms of this feature put into the page, each a section or nothing. */
export interface Places {
  /** Beside who does what. */
  notes?: Child
  /** Cards and patterns. */
  board?: Child
  /** The next step, the decision, the next meeting, and closing. */
  deciding?: Child
}

export interface LivePageProps {
  room: Room
  heading: Heading
  next?: NextStop
  topic: Topic
  /** The page of the step where the meeting is, for who looks back. */
  now: string
  videoLink?: string
  /** Undefined for guests, who let nobody in. */
  door?: { code?: string; address: string }
  presentable: Presentable[]
  places: Places
}

/** The room: each person's own page of a meeting, before it is opened and while it lasts. */
export function LivePage({ room, heading, next, topic, now, videoLink, door, presentable, places }: LivePageProps) {
  const { frame, view, meetingId, answer } = room
  const t = frame.t.meetings
  const isLobby = view.phase === 'lobby'
  const hrefOf = ({ state, stop }: StepInLine) =>
    state === 'coming' || !stop ? undefined : state === 'current' ? now : lookBack(now, stop)
  const pledges = <PledgesSection room={room} />
  const order = <OrderSection room={room} presentable={presentable} />
  return (
    <Layout frame={frame} title={titleOf(room, heading)} section="meetings" header={<MeetingBar room={room} heading={heading} />}>
      <div class="ls-moedeside" data-meeting-presence={presencePath(room)}>
        {answer && <AnswerAlert frame={frame} answer={answer} now={now} />}
        {!isLobby && <StepStrip frame={frame} view={view} hrefOf={hrefOf} />}
        <ScenePanel room={room} next={next} now={now} />
        {videoLink && (
          <p class="ls-moede-video">
            <a href={videoLink} rel="noreferrer" target="_blank">
              {t.joinVideo}
            </a>
          </p>
        )}
        {view.scene.kind === 'opening' && pledges}
        <div class="ls-moedegitter">
          <PeopleSection room={room} />
          {places.notes ?? (isLobby ? order : null)}
        </div>
        {isLobby && places.notes && order}
        {places.board}
        {places.deciding}
        {view.scene.kind !== 'opening' && pledges}
        {!isLobby && view.rounds.length > 0 && order}
        {door && <DoorSection frame={frame} meetingId={meetingId} {...door} />}
      </div>
      <LiveSource t={frame.t} topics={[topic]} />
    </Layout>
  )
}

function titleOf({ view }: Room, { title }: Heading): string {
  return view.scene.stop ? `${view.scene.title.text} · ${title}` : title
}

function lookBack(now: string, { step, round }: { step: string; round: string | null }): string {
  const search = new URLSearchParams({ step, ...(round === null ? {} : { round }) })
  return `${now}?${search}`
}

function presencePath({ meetingId, isGuest }: Room): string {
  return isGuest ? paths.guestMeetingPresence.to() : paths.meetingPresence.to({ meeting: meetingId })
}
