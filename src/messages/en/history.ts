const counted = (one: string, many: string) => (count: number) => (count === 1 ? `1 ${one}` : `${count} ${many}`)

interface Counts {
  added: number
  reworded: number
  moved: number
  retired: number
}

/** "2 expectations are new, 1 is reworded and 1 is retired" */
function inOneSentence({ added, reworded, moved, retired }: Counts): string {
  const parts = (
    [
      [added, 'new'],
      [reworded, 'reworded'],
      [moved, 'moved'],
      [retired, 'retired'],
    ] as const
  )
    .filter(([count]) => count !== 0)
    .map(([count, word], i) => {
      const what = i > 0 ? '' : count === 1 ? ' expectation' : ' expectations'
      return `${count}${what} ${count === 1 ? 'is' : 'are'} ${word}`
    })
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts)
}

const isNothing = (counts: Counts) => Object.values(counts).every((count) => count === 0)

export const history = {
  /** The editions. */
  versionsTitle: (name: string) => `Editions of “${name}”`,
  versionsLead: 'Here you can read the foundation as it was, see who adopted it, and what was said on the way.',
  versionsLink: 'All editions and changes',
  versionOf: (name: string, number: number) => `“${name}”, edition ${number}`,
  version: (number: number) => `Edition ${number}`,
  states: { draft: 'Draft', hearing: 'In hearing', adopted: 'In force now', superseded: 'Superseded' },
  adopted: (by: string, on: string) => `Adopted by ${by}, ${on}`,
  participants: 'Took part in making it',
  hearing: (from: string, to: string) => `Hearing ${from} to ${to}`,
  hearingComments: counted('comment', 'comments'),
  readIt: 'Read the edition',
  readCurrent: 'Read what is in force now',
  readHearing: 'Read it and say what you think',
  openHearing: 'Send into hearing',
  changesSince: (number: number) => `See what has changed since edition ${number}`,
  onlyYou: 'Only you and other development consultants can see the draft.',

  /** One older edition. */
  olderHeading: 'This is an older edition',
  older: (number: number, by: string, on: string) =>
    `You are reading edition ${number}, adopted by ${by}, ${on}. It is no longer in force.`,
  current: (number: number, by: string, on: string) =>
    `You are reading edition ${number}, adopted by ${by}, ${on}. It is the one in force now.`,
  toCurrent: 'Read the one in force now',
  toChanges: 'See what has changed',

  /** The comparison. */
  changesTitle: (from: number, to: number) => `From edition ${from} to edition ${to}`,
  changesLeadAdopted: (number: number, by: string, on: string) => `Edition ${number} was adopted by ${by}, ${on}.`,
  changesLeadHearing: (number: number) => `Edition ${number} is out for consultation and not adopted.`,
  changesLeadDraft: (number: number) => `Edition ${number} is a draft.`,
  chooseRole: 'For whom?',
  whole: 'The whole foundation',
  yourRole: (role: string) => `“${role}” · your role`,
  chooseVersions: 'Compare two other editions',
  from: 'From',
  to: 'To',
  compare: 'Compare',
  forRole: (role: string, counts: Counts) =>
    isNothing(counts) ? `For “${role}” no expectation has changed.` : `For “${role}”, ${inOneSentence(counts)}.`,
  forWhole: (counts: Counts) => (isNothing(counts) ? 'No expectation has changed.' : `In all, ${inOneSentence(counts)}.`),
  howToRead: 'Words struck through have gone out. Words underlined have come in.',
  added: (count: number) => `New (${count})`,
  reworded: (count: number) => `Reworded (${count})`,
  moved: (count: number) => `Moved (${count})`,
  reordered: (count: number) => `Elsewhere in the row (${count})`,
  retired: (count: number) => `Retired (${count})`,
  around: (count: number) => `The texts around (${count})`,
  at: (theme: string, role: string) => `${theme} · ${role}`,
  movedFrom: (place: string) => `Stood at “${place}” before`,
  movedTo: (place: string) => `Stands at “${place}” now`,
  keyTerm: 'Key term',
  practice: 'How it may look',
  kind: 'Kind',
  elementKinds: { head: 'The foundation’s head', role: 'Role', theme: 'Theme', passage: 'Text' },
  elementChanges: { added: 'New', changed: 'Reworded', retired: 'Retired' },
  orderChanged: {
    role: 'The roles stand in another order.',
    theme: 'The themes stand in another order.',
    passage: 'The texts stand in another order.',
  },
  fields: {
    document: 'Kind of document',
    shape: 'Form',
    themeWord: 'Word for the themes',
    lead: 'Introduction',
    vision: 'Vision',
    figure: 'The figure’s text',
    source: 'Source',
    name: 'Name',
    shortName: 'Short name',
    voice: 'Voice',
    holders: 'Who has the role',
    inherits: 'Inherits from',
    kind: 'Kind',
    claim: 'Claim',
    text: 'Text',
    theory: 'The thought behind',
    place: 'Place',
    heading: 'Heading',
    points: 'Points',
    signatures: 'Signatures',
  },
  shapes: { matrix: 'Matrix', additive: 'Layer on layer', pairs: 'Pairs', themes: 'Themes', values: 'Values' },
  kinds: { expectation: 'Expectation', statement: 'Statement', sub_value: 'Sub-value' },
  themeKinds: { perspective: 'Perspective', value: 'Value', theme: 'Theme', leg: 'Leg', star: 'Star' },
  places: {
    opening: 'Opening',
    foreword: 'Foreword',
    reading_guide: 'Reading guide',
    background: 'Background',
    provenance: 'Where it comes from',
    closing: 'Closing',
  },
  nobody: 'Nobody has it directly',
  sameTitle: 'There is no difference',
  sameText: 'The two editions say the same.',

  /** On the overview. */
  newEdition: (name: string) => `“${name}” has been adopted in a new edition`,
  forYou: (counts: Counts) => (isNothing(counts) ? 'Nothing has changed in what applies to you.' : `For you, ${inOneSentence(counts)}.`),
  seeForYou: 'See what has changed for you',
  seeForWhole: 'See what has changed',
  haveRead: 'I have read it',
}
