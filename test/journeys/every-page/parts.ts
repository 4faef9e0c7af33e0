import { paths } from '#paths.ts'

/*
 * The walk of every page is walked in parts, each a test file of its own, so that they go side by side. A page is of the first part whose
 * addresses it is among; what nobody else takes is of the front.
 */

const addresses = {
  drafts: /^\/foundations\/:foundation\/(draft|hearings)|^\/(new-foundation|document-imports|foundation-imports)/,
  foundations: /^\/(foundations|templates|my-role|sparring)/,
  findings: /^\/experiments\/(:experiment\/(ratings|raters|observations|links|indicators|pauses|sharing|telling|print)|told)|^\/with/,
  experiments: /^\/experiments/,
  meetings: /^\/(meetings|meeting-formats|guest-meeting|join|my-notes|circles|new-circle)/,
  front: /^\//,
} as const

export type Part = keyof typeof addresses

export const parts = Object.keys(addresses) as Part[]

export function partOf(pattern: string): Part | undefined {
  return parts.find((part) => addresses[part].test(pattern))
}

const files = [
  paths.assets,
  paths.peopleExport,
  paths.peopleImportTemplate,
  paths.measurementsExport,
  paths.experimentExport,
  paths.experimentReport,
  paths.meetingCalendar,
]
const forPrograms = [
  paths.health,
  paths.live,
  paths.was,
  paths.apiFoundations,
  paths.apiFoundation,
  paths.apiFoundationSchema,
  paths.apiExperimentSchema,
]

/** What answers with something else than a page. */
export const notPages: readonly string[] = [...files, ...forPrograms].map(({ pattern }) => pattern)
