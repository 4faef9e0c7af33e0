import type { Frame } from '#ui/frame.ts'
import type { NextStop } from './next-stop.ts'
import { type Hidden, OperationForm, type Room, stopFields } from './operation-form.tsx'
import { Said, sentence } from './said.tsx'
import type { Scene } from './scene.ts'
import type { Sight } from './sights.ts'
import { TimerRing } from './timer-ring.tsx'
import type { SharedView } from './views.ts'

/** The night panel: the step, what is asked in it, the clock, and what this person may do about it. */
export function ScenePanel({ room, next, now }: { room: Room<Sight<'scene'>>; next?: NextStop; now: string }) {
  const { frame, view } = room
  const t = frame.t.meetings
  const { scene } = view
  const isListening = mustListen(view)
  return (
    <section class="ls-nat ls-scene" aria-labelledby="trin-titel">
      <div>
        <SceneLabel frame={frame} view={view} />
        {isListening ? (
          <>
            <p class="ls-lyt-trin">
              <Said frame={frame} text={scene.title} />
            </p>
            <h1 id="trin-titel" class="ls-lyt">
              {t.listenTitle}
            </h1>
            <p class="ls-scene-lead">{t.listenText}</p>
          </>
        ) : (
          <>
            <h1 id="trin-titel">
              <Said frame={frame} text={scene.title} />
            </h1>
            <p class="ls-scene-lead">
              <Said frame={frame} text={scene.lead} />
            </p>
            <Questions frame={frame} scene={scene} />
            <ForYou room={room} />
          </>
        )}
        {view.isLookingBack ? (
          <p class="ls-scene-tilbage">
            {t.lookingBack}{' '}
            <a class="ls-knap-stille" href={now}>
              {t.backToNow}
            </a>
          </p>
        ) : (
          <Ways room={room} next={next} />
        )}
      </div>
      {view.timer && !view.isLookingBack && (
        <div class="ls-scene-ur">
          <TimerRing frame={frame} timer={view.timer} name={`${scene.stop?.step} ${scene.stop?.round ?? ''}`} />
          {view.may.keepTime && <TimeButtons room={room} />}
        </div>
      )}
    </section>
  )
}

/** The heart of the format: while the team talk about her, the actor's page asks her for nothing. */
export function mustListen({ me, scene, isLookingBack }: Pick<Sight<'scene'>, 'me' | 'scene' | 'isLookingBack'>): boolean {
  return !isLookingBack && scene.kind === 'challenging_reflections' && me.mode === 'listen' && me.roles.some(({ key }) => key === 'actor')
}

export function SceneLabel({ frame, view: { scene } }: { frame: Frame; view: Pick<SharedView, 'scene'> }) {
  const t = frame.t.meetings
  if (!scene.stop) return <p class="ls-nat-label">{t.lobbyLabel}</p>
  if (!scene.round) return null
  const names = scene.round.actors.map(({ name }) => name).join(' · ')
  return (
    <p class="ls-nat-label">
      <span>{sentence(frame, (title) => t.roundOf(names, title), scene.round.title)}</span>
      {scene.rounds > 1 && scene.roundNumber !== null && <span> · {t.roundNumber(scene.roundNumber, scene.rounds)}</span>}
    </p>
  )
}

const marks = { asked: 'spurgt', now: 'nu', coming: undefined } as const

export function Questions({ frame, scene }: { frame: Frame; scene: Scene }) {
  const t = frame.t.meetings
  if (scene.questions.length === 0) return null
  return (
    <ol class="ls-spoergsmaal ls-uden" aria-label={scene.stop ? t.questionsLabel : t.bring}>
      {scene.questions.map((question) => (
        <li class={marks[question.state]} aria-current={question.state === 'now' ? 'true' : undefined}>
          {question.state === 'asked' && <span class="sr-only">{t.asked}: </span>}
          <Said frame={frame} text={question} />
        </li>
      ))}
    </ol>
  )
}

function ForYou({ room: { frame, view } }: { room: Room<Sight<'scene'>> }) {
  const t = frame.t.meetings
  if (view.prompts.length === 0 && !view.task) return null
  return (
    <div class="ls-til-dig">
      <h2>{t.forYou}</h2>
      {view.task && (
        <p class="ls-til-dig-opgave">
          <span>{t.yourTask}: </span>
          <Said frame={frame} text={view.task} />
        </p>
      )}
      {view.prompts.slice(0, 2).map((prompt) => (
        <p>
          <Said frame={frame} text={prompt} />
        </p>
      ))}
    </div>
  )
}

/** The next question, the next step, and being ready for it. */
function Ways({ room, next }: { room: Room<Sight<'scene'>>; next?: NextStop }) {
  const { frame, view } = room
  const t = frame.t.meetings
  const { scene, may, me } = view
  if (!scene.stop) return <Opening room={room} />
  const from: Hidden = stopFields(scene.stop)
  const asked = scene.questions.findIndex(({ state }) => state === 'now')
  const canAsk = may.askNext && asked !== -1 && asked + 1 < scene.questions.length
  return (
    <>
      <div class="ls-knapper ls-scene-knapper">
        {canAsk && (
          <OperationForm room={room} kind="next_question" fields={{ ...from, seen: asked }}>
            <button class="button button-primary" type="submit">
              {t.nextQuestion}
            </button>
          </OperationForm>
        )}
        {may.lead && next && (
          <OperationForm room={room} kind="forward" fields={from}>
            <button class={canAsk ? 'button ls-knap-stille' : 'button button-primary'} type="submit">
              {forwardText(frame, next)}
            </button>
          </OperationForm>
        )}
        {next && (
          <OperationForm room={room} kind={me.isReady ? 'not_ready' : 'ready'} fields={me.isReady ? {} : from}>
            <button class={canAsk || may.lead || me.isReady ? 'button ls-knap-stille' : 'button button-secondary'} type="submit">
              {me.isReady ? t.notReady : t.ready}
            </button>
          </OperationForm>
        )}
        {may.undoForward && (
          <OperationForm room={room} kind="undo_forward" fields={from}>
            <button class="button ls-knap-stille" type="submit" title={t.undoHint}>
              {t.undoForward}
            </button>
          </OperationForm>
        )}
      </div>
      {next && (
        <p class="ls-nat-note">
          {t.readyCount(view.ready, view.here)}
          {!may.lead && view.facilitator && `. ${t.waitsForLead(view.facilitator.name)}`}
        </p>
      )}
    </>
  )
}

function Opening({ room }: { room: Room<Sight<'scene'>> }) {
  const { frame, view } = room
  const t = frame.t.meetings
  if (!view.may.lead) return view.facilitator ? <p class="ls-nat-note">{t.waitsForLead(view.facilitator.name)}</p> : null
  if (view.presented === 0) return <p class="ls-nat-note">{t.needsPresenter}</p>
  return (
    <>
      <div class="ls-knapper ls-scene-knapper">
        <OperationForm room={room} kind="open">
          <button class="button button-primary" type="submit">
            {t.openMeeting}
          </button>
        </OperationForm>
      </div>
      <p class="ls-nat-note">{t.openHint}</p>
    </>
  )
}

function forwardText(frame: Frame, next: NextStop) {
  const t = frame.t.meetings
  const { text, isDanish } = next.title
  const title = { text: text.charAt(0).toLowerCase() + text.slice(1), isDanish }
  if (next.actors.length === 0) return sentence(frame, t.forwardTo, title)
  const names = next.actors.map(firstName).join(' · ')
  return sentence(frame, (title) => t.forwardToRound(names, title), title)
}

export function firstName(name: string): string {
  return name.split(' ')[0] ?? name
}

function TimeButtons({ room }: { room: Room<Sight<'scene'>> }) {
  const t = room.frame.t.meetings
  const { timer } = room.view
  if (!timer) return null
  return (
    <div class="ls-knapper">
      <OperationForm room={room} kind={timer.isRunning ? 'pause_timer' : 'start_timer'}>
        <button class="button ls-knap-stille" type="submit">
          {timer.isRunning ? t.pauseClock : t.startClock}
        </button>
      </OperationForm>
      <OperationForm room={room} kind="two_minutes_more" fields={{ seen: timer.allotted }}>
        <button class="button ls-knap-stille" type="submit">
          {t.twoMore}
        </button>
      </OperationForm>
    </div>
  )
}
