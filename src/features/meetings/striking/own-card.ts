/*
 * For a week everybody may strike what she said in a meeting. Who is in the circle does it in the minutes; who has left it, and who was a
 * guest, reads nothing of the meeting any more, and sees her own words here, and only those.
 */

export interface OwnCard {
  id: string
  text: string
}

/** Hers from one meeting. The day says which: its name may be nothing for her to know any more. */
export interface StrikeableCards {
  meetingId: string
  startsAt: Date
  /** undefined: the meeting has not ended, and there is time. */
  until?: Date
  cards: OwnCard[]
}

/** What a guest's token still opens. over: the meeting has ended for everybody. shown_out: for her. */
export interface GuestStanding {
  standing: 'in' | 'over' | 'shown_out'
  guestId: string
  until?: Date
  cards: OwnCard[]
}
