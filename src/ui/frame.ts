import type { Language, Messages } from '#messages/messages.ts'

export type Appearance = 'auto' | 'light' | 'dark'
export type Section = 'overview' | 'foundations' | 'experiments' | 'meetings' | 'my_role' | 'people'

/** What every page is drawn within: who reads it, in which language and look, and where she is. */
export interface Frame {
  t: Messages
  language: Language
  appearance: Appearance
  /** Path and query of this page: language and look come back to it. */
  path: string
  /** Undefined before sign-in. */
  reader?: {
    name: string
    /** Her role as text in the reader's language, for the header. */
    roleName: string
    organisationName: string
    isAdministrator: boolean
    /** Stands for her where her browser keeps what she has not sent (client/kept-text.ts): nobody else's page has it. */
    key: string
  }
  /** True in the demonstration, where the sign-in page leads to the personas. */
  demo: boolean
}
