/** Every URL of the product: `pattern` for the router, `to()` for links, redirects and tests. */

type ParameterNames<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterNames<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

type Query = Record<string, string | undefined>

export interface Path<P extends string = string> {
  pattern: P
  to: [ParameterNames<P>] extends [never]
    ? (query?: Query) => string
    : (parameters: Record<ParameterNames<P>, string>, query?: Query) => string
}

function path<P extends string>(pattern: P): Path<P> {
  const names = [...pattern.matchAll(/:(\w+)/g)].map((m) => m[1] as string)
  const to = (...given: [Record<string, string>?, Query?]) => {
    const [parameters, query] = names.length > 0 ? given : [{}, given[0]]
    const url = names.reduce((url, name) => url.replace(`:${name}`, encodeURIComponent(parameters?.[name] ?? '')), pattern as string)
    // A page writes hundreds of links, nearly all without a query.
    if (!query) return url
    const search = new URLSearchParams(Object.entries(query).filter((e): e is [string, string] => e[1] !== undefined)).toString()
    return search ? `${url}?${search}` : url
  }
  return { pattern, to } as unknown as Path<P>
}

export const paths = {
  overview: path('/'),

  foundations: path('/foundations'),
  foundation: path('/foundations/:foundation'),
  foundationRole: path('/foundations/:foundation/roles/:role'),
  foundationRolePrint: path('/foundations/:foundation/roles/:role/print'),
  foundationAbout: path('/foundations/:foundation/about'),
  foundationPrint: path('/foundations/:foundation/print'),
  theme: path('/foundations/:foundation/themes/:theme'),
  expectation: path('/foundations/:foundation/expectations/:expectation'),
  newFoundation: path('/new-foundation'),
  draft: path('/foundations/:foundation/draft'),
  draftHead: path('/foundations/:foundation/draft/head'),
  draftElements: path('/foundations/:foundation/draft/elements/:kind'),
  draftElement: path('/foundations/:foundation/draft/elements/:kind/:element'),
  draftElementMove: path('/foundations/:foundation/draft/elements/:kind/:element/move'),
  draftElementRetirement: path('/foundations/:foundation/draft/elements/:kind/:element/retirement'),
  draftAdoption: path('/foundations/:foundation/draft/adoption'),
  draftRemoval: path('/foundations/:foundation/draft/removal'),
  hearings: path('/foundations/:foundation/hearings'),
  hearingNew: path('/foundations/:foundation/hearings/new'),
  hearing: path('/foundations/:foundation/hearings/:hearing'),
  hearingWhole: path('/foundations/:foundation/hearings/:hearing/whole'),
  hearingExpectation: path('/foundations/:foundation/hearings/:hearing/expectations/:expectation'),
  hearingComments: path('/foundations/:foundation/hearings/:hearing/comments'),
  hearingConclusion: path('/foundations/:foundation/hearings/:hearing/conclusion'),
  versions: path('/foundations/:foundation/versions'),
  version: path('/foundations/:foundation/versions/:number'),
  versionReading: path('/foundations/:foundation/versions/:number/reading'),
  changes: path('/foundations/:foundation/changes'),
  foundationPoster: path('/foundations/:foundation/poster'),
  localWords: path('/foundations/:foundation/local'),
  unitLocalWords: path('/foundations/:foundation/local/:unit'),
  supplements: path('/foundations/:foundation/local/:unit/supplements'),
  supplement: path('/foundations/:foundation/local/:unit/supplements/:supplement'),
  supplementRemoval: path('/foundations/:foundation/local/:unit/supplements/:supplement/removal'),
  localTranslation: path('/foundations/:foundation/local/:unit/translations/:expectation'),
  localTranslationRemoval: path('/foundations/:foundation/local/:unit/translations/:expectation/removal'),
  askForSparring: path('/foundations/:foundation/expectations/:expectation/sparring'),
  sparrings: path('/sparring'),
  sparring: path('/sparring/:sparring'),
  sparringSettlement: path('/sparring/:sparring/settlement'),
  foundationImports: path('/foundation-imports'),
  documentImports: path('/document-imports'),
  documentImport: path('/document-imports/:import'),
  documentImportStep: path('/document-imports/:import/steps/:step'),
  documentImportDraft: path('/document-imports/:import/draft'),
  documentImportRemoval: path('/document-imports/:import/removal'),
  apiFoundations: path('/api/v1/foundations'),
  apiFoundation: path('/api/v1/foundations/:foundation'),
  apiFoundationSchema: path('/api/v1/schema/foundation.json'),
  myRole: path('/my-role'),
  templates: path('/templates'),
  template: path('/templates/:template'),
  search: path('/search'),

  people: path('/people'),
  peopleUnit: path('/people/units/:unit'),
  peopleExport: path('/people/export.csv'),
  peopleImport: path('/people/import'),
  peopleImportTemplate: path('/people/import/template.csv'),
  peopleImportFile: path('/people/import/:file'),
  peopleImportCompletion: path('/people/import/:file/completion'),

  signIn: path('/sign-in'),
  signInSent: path('/sign-in/sent'),
  signInLink: path('/sign-in/:token'),
  signOut: path('/sign-out'),
  sessions: path('/sessions'),
  session: path('/sessions/:session'),
  demo: path('/demo'),
  demoSession: path('/demo/session'),
  setup: path('/setup'),

  language: path('/language'),
  appearance: path('/appearance'),
  help: path('/help'),
  dataProtection: path('/data-protection'),
  accessibility: path('/accessibility'),
  was: path('/was'),
  health: path('/healthz'),
  assets: path('/assets/:file'),
} as const
