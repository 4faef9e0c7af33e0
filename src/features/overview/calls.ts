/** A hearing that is open and that the reader is invited to. */
export interface Invited {
  id: string
  slug: string
  name: string
  number: number
  closesOn: string
  /** How many comments the reader has written in it. */
  written: number
  /** How many wait for the editor's answer. */
  waiting: number
}

/** An edition that has superseded another, and which the reader has not said that she has read. */
export interface Unread {
  versionId: string
  previousId: string
}

/** What calls on the reader when she comes. */
export interface Calls {
  hearings: Invited[]
  unread: Unread[]
}
