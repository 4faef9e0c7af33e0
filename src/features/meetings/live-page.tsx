import { paths } from '#paths.ts'
import type { Topic } from '#shared/topic.ts'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { type LivePart, LivePartPlace } from '#ui/live-part.tsx'
import { LiveSource } from '#ui/live-source.tsx'
import { AnswerAlert } from './answer-alert.tsx'
import { DoorSection } from './door-section.tsx'
import { partOf } from './live-part.tsx'
import { type Heading, MeetingBar } from './meeting-bar.tsx'
import type { NextStop } from './next-stop.ts'
import type { Room } from './operation-form.tsx'
import { OrderSection, type Presentable } from './order-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { PledgesSection } from './pledges-section.tsx'
import type { StepInLine } from './scene.ts'
import { ScenePanel } from './scene-panel.tsx'
import { sights } from './sights.ts'
import { StepStrip } from './step-strip.tsx'

/** What the other rooms of this feature put into the page. */
export interface Places {
  /** Beside who does what. */
  notes?: LivePart
  /** Cards and patterns. */
  board?: LivePart
  /** The next step, the decision, the next meeting, and closing. */
  deciding?: LivePart
}

export interface LivePageProps {
  room: Room
  /** Stands for all of it: the same, and nothing on the page is another. */
  stamp: string
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
export function LivePage(props: LivePageProps) {
  const { room, topic, now } = props
  const { frame, answer } = room
  const { page, bar, above, beside, below } = placed(props)
  return (
    <Layout frame={frame} title={titleOf(props)} section="meetings" header={<LivePartPlace part={bar} />}>
      <div class="ls-moedeside" data-meeting-presence={presencePath(room)}>
        {answer && <AnswerAlert frame={frame} answer={answer} now={now} />}
        <LivePartPlace part={page} />
        <Parts parts={above} />
        <div class="ls-moedegitter">
          <Parts parts={beside} />
        </div>
        <Parts parts={below} />
      </div>
      <LiveSource t={frame.t} topics={[topic]} />
    </Layout>
  )
}

/** The same, for a page that asks what of it is new. */
export function livePartsOf(props: LivePageProps): { frame: Frame; title: string; parts: LivePart[] } {
  const { page, bar, above, beside, below } = placed(props)
  return { frame: props.room.frame, title: titleOf(props), parts: [page, bar, ...above, ...beside, ...below] }
}

function Parts({ parts }: { parts: readonly LivePart[] }) {
  return (
    <>
      {parts.map((part) => (
        <LivePartPlace part={part} />
      ))}
    </>
  )
}

/** Every part has its place all the time, also with nothing in it: so what is new can be put there. */
function placed({ room, stamp, heading, next, now, videoLink, door, presentable, places }: LivePageProps) {
  const { view, meetingId } = room
  const isLobby = view.phase === 'lobby'
  const isOpening = view.scene.kind === 'opening'
  const hrefOf = ({ state, stop }: StepInLine) =>
    state === 'coming' || !stop ? undefined : state === 'current' ? now : lookBack(now, stop)
  const pledges = (name: string, isShown: boolean) =>
    partOf(room, { name, view: sights.pledges(view), also: isShown, draw: (room) => isShown && <PledgesSection room={room} /> })
  const order = (name: string, isShown: boolean) =>
    partOf(room, {
      name,
      view: sights.order(view),
      also: isShown && presentable,
      draw: (room) => isShown && <OrderSection room={room} presentable={presentable} />,
    })
  const parts = {
    bar: partOf(room, { name: 'bar', view: sights.bar(view), also: heading, draw: (room) => <MeetingBar room={room} heading={heading} /> }),
    above: [
      partOf(room, {
        name: 'steps',
        view: sights.steps(view),
        also: [isLobby, now],
        draw: (room) => !isLobby && <StepStrip frame={room.frame} view={room.view} hrefOf={hrefOf} />,
      }),
      partOf(room, {
        name: 'scene',
        view: sights.scene(view),
        also: [next, now],
        draw: (room) => <ScenePanel room={room} next={next} now={now} />,
      }),
      partOf(room, {
        name: 'video',
        view: null,
        also: videoLink,
        draw: ({ frame }) => videoLink && <VideoLink frame={frame} href={videoLink} />,
      }),
      pledges('pledges-first', isOpening),
    ],
    beside: [partOf(room, { name: 'people', view: sights.people(view), draw: (room) => <PeopleSection room={room} /> }), places.notes],
    below: [
      order('order-first', isLobby),
      places.board,
      places.deciding,
      pledges('pledges', !isOpening),
      order('order', !isLobby && view.rounds.length > 0),
      door &&
        partOf(room, {
          name: 'door',
          view: null,
          also: door,
          draw: ({ frame }) => <DoorSection frame={frame} meetingId={meetingId} {...door} />,
        }),
    ],
  }
  const there = (list: (LivePart | undefined)[]) => list.filter((part) => part !== undefined)
  return { page: wholeOf(stamp), bar: parts.bar, above: there(parts.above), beside: there(parts.beside), below: there(parts.below) }
}

/** Nothing to see: a page that has this one has everything. */
export function wholeOf(stamp: string): LivePart {
  return { name: 'page', stamp, draw: () => null }
}

function VideoLink({ frame, href }: { frame: Frame; href: string }) {
  return (
    <p class="ls-moede-video">
      <a href={href} rel="noreferrer" target="_blank">
        {frame.t.meetings.joinVideo}
      </a>
    </p>
  )
}

function titleOf({ room: { view }, heading: { title } }: LivePageProps): string {
  return view.scene.stop ? `${view.scene.title.text} · ${title}` : title
}

function lookBack(now: string, { step, round }: { step: string; round: string | null }): string {
  const search = new URLSearchParams({ step, ...(round === null ? {} : { round }) })
  return `${now}?${search}`
}

function presencePath({ meetingId, isGuest }: Room): string {
  return isGuest ? paths.guestMeetingPresence.to() : paths.meetingPresence.to({ meeting: meetingId })
}
