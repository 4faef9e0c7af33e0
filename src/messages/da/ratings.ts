/** Nu og efter: vurderinger fra 1 til 5, underskrevet. */
export const ratings = {
  title: 'Nu og efter',
  lead: 'Hvad tænker og gør du ved udfordringen nu, og hvad bagefter? Det tager et par minutter.',
  toExperiment: (title: string) => `Prøvehandlingen ”${title}”`,
  signedTitle: 'Vurderinger står med navn',
  signed: (owner?: string) =>
    `${owner ?? 'Du'} og hjælperne ser, hvem der har svaret hvad. Deles prøvehandlingen med en netværksgruppe, ser gruppen kun tallene, lagt sammen for mindst tre, og af navne kun ${owner ? 'ejerens' : 'dit'}.`,
  readerSees:
    'Du ser tallene lagt sammen, når mindst tre ud over ejeren har svaret, og en gruppe for sig, når den er på mindst tre. Hvem der har svaret hvad, ser kun ejeren og hjælperne.',
  isConcluded: 'Prøvehandlingen er afsluttet. Vurderingerne står, som de var.',
  notSavedConcluded: 'Prøvehandlingen er afsluttet. Intet er ændret.',

  now: 'Nu',
  after: 'Efter',
  nowLead: 'Før prøvehandlingen',
  afterLead: 'Når prøvehandlingen er prøvet',
  edit: 'Ret',
  editWords: (what: string) => `Ret: ${what}`,
  notWritten: 'Ikke skrevet endnu.',
  afterWaits: 'Det er til bagefter. Vis spørgsmålene alligevel',
  again: 'Det samme spørgsmål som før, stillet igen',
  otherQuestion: 'Et andet spørgsmål end det før',
  neverCompared:
    'Støtte og udfordring er to forskellige spørgsmål, og de to tal bliver aldrig sammenlignet. Derfor stilles spørgsmålet om udfordringen to gange.',
  save: 'Gem mine vurderinger',
  saveHint: 'Det, du ikke svarer på, bliver stående, som det var.',
  notAScore: 'Vælg et tal fra 1 til 5',
  nothingChosen: 'Vælg mindst ét tal, før du gemmer',

  /** Fundet. */
  sectionTitle: 'Før og efter',
  nothingYet: 'Ingen har vurderet udfordringen både før og efter endnu.',
  withheld:
    'Færre end tre ud over ejeren har vurderet udfordringen både før og efter. Tallene vises her, når de er tre, så ingen kan kendes på dem.',
  counts: (before: number, after: number) => `Før: ${before} svar. Efter: ${after} svar.`,
  someone: 'Den ene, der har svaret begge gange,',
  one: {
    less: (name: string) => `${name} vurderer udfordringen som mindre end før`,
    same: (name: string) => `${name} vurderer udfordringen som før`,
    more: (name: string) => `${name} vurderer udfordringen som større end før`,
  },
  contrast: (feels: string, not: string) => `${feels} mærker det, ${not} gør ikke`,
  contrastCounts: (feels: string, less: string, not: string, notLess: string) =>
    `I ${feels} vurderer ${less} udfordringen som mindre end før, i ${not} ${notLess}.`,
  outOf: (count: number, n: number) => (count === 0 ? `ingen af ${n}` : `${count} af ${n}`),
  less: (count: number, n: number) =>
    count === n ? `Alle ${n} vurderer udfordringen som mindre end før` : `${count} af ${n} vurderer udfordringen som mindre end før`,
  more: (count: number, n: number) =>
    count === n ? `Alle ${n} vurderer udfordringen som større end før` : `${count} af ${n} vurderer udfordringen som større end før`,
  same: (n: number) => `Alle ${n} vurderer udfordringen som før`,
  split: (each: number, n: number) => `Af ${n} vurderer ${each} udfordringen som mindre end før, og ${each} som større`,
  notCause: 'Det siger ikke, om prøvehandlingen er årsagen.',

  /** Billedet. */
  caption: (label: string, low: string, high: string) => `${label}. 1 er ${low}, 5 er ${high}.`,
  chartTitle: (label: string) => `${label}, før og efter`,
  goes: (who: string, before: string, after: string) => `${who} går fra ${before} til ${after}`,
  stays: (who: string, value: string) => `${who} bliver på ${value}`,
  onScale: 'på en skala fra 1 til 5',
  end: (n: 1 | 5, words: string) => `${n} = ${words}`,
  before: 'Før',
  week: (moment: string, from: number, to: number) => (from === to ? `${moment}, uge ${from}` : `${moment}, uge ${from}–${to}`),
  counted: (who: string, n: number) => `${who} (${n} svar)`,
  lines: { ungrouped: 'Uden gruppe', other_groups: 'Andre grupper', others: 'Alle andre', everybody: 'Alle' },
  means: (groups: string) => `Tallene er gennemsnit: ${groups}.`,
  answersOf: (who: string, n: number) => `${who} af ${n} svar`,
  signedOpenly: 'Svarene er givet med navn.',
  onlySome: (before: number, after: number) => [onlyOnce(before, 'før'), onlyOnce(after, 'efter')].filter(Boolean).join(' '),
  late: (n: number, of: number) =>
    `${n} af ${of} svar om før er givet, efter at aktionen var begyndt. De er set i bakspejlet, og det kan gøre forskellen større eller mindre.`,
  seeTable: 'Se tallene som tabel',
  who: 'Hvem',
  change: 'Ændring',
  tableName: (who: string, n: number) => `${who}, ${n} svar`,

  /** Tallene. */
  numbers: 'Det siger tallene',
  countsTitle: 'Hvor mange vurderer udfordringen som',
  smaller: 'mindre',
  unchanged: 'uændret',
  larger: 'større',
  withPairs: (n: number, asked: number) => `${n} af de ${asked}, der er spurgt, har svaret både før og efter.`,
  chance: (n: number) => `Kan ikke skelnes fra tilfældig variation med n = ${n}.`,
  beyondChance: (n: number) => `Så tydelig en ændring kommer sjældent af tilfældig variation alene med n = ${n}.`,
  details: 'Sådan er det regnet',
  netShare: 'Større minus mindre, som andel af alle',
  shift: 'Typisk ændring i trin på skalaen (Hodges–Lehmann)',
  p: 'Sandsynlighed for så skæv en fordeling, hvis intet havde ændret sig (eksakt Wilcoxon-test)',
  interval: 'Gennemsnitlig ændring med usikkerhed (95 %, t-interval)',
  between: (mean: string, lower: string, upper: string) => `${mean}, mellem ${lower} og ${upper}`,
  noInterval: 'Kan ikke regnes, når der er under to svar, eller alle har ændret sig lige meget.',
  steps: (n: string) => `${n} trin`,
  signs: 'Minus er ned ad skalaen: udfordringen fylder mindre.',
  tooFew: (changed: number) =>
    `Her har ${changed} svaret noget andet end før. Med færre end seks kan prøven aldrig skelne en ændring fra tilfældig variation.`,
  supportTitle: 'Så meget støtter prøvehandlingen',
  supportLead: (n: number) => (n === 1 ? 'Ét svar efter prøvehandlingen.' : `${n} svar efter prøvehandlingen.`),
  supportTable: 'Hvor mange der har svaret 1, 2, 3, 4 og 5',

  /** Afsnittet på prøvehandlingens side. */
  rate: 'Vurder',
  see: 'Se nu og efter',
  invite: 'Vurder, hvor meget udfordringen fylder, før du prøver noget. Så kan du se forskellen bagefter.',
  waiting: 'Stil spørgsmålet igen, når prøvehandlingen er prøvet.',

  /** Hvem der vurderer. */
  ratersTitle: 'Hvem vurderer?',
  ratersLead:
    'Skriv navnene på dem, du spørger, for eksempel på et teammøde, og skriv deres svar ind her. Sig det højt først: Svarene står med navn.',
  toRaters: 'Skriv andres svar ind',
  tableCaption: 'Svar fra 1 til 5',
  tableHint: 'Skriv et tal fra 1 til 5 i hvert felt, eller lad det stå tomt. Tabulator fører videre til næste felt.',
  columns: { 'challenge-before': 'Udfordring, før', 'support-after': 'Støtte, efter', 'challenge-after': 'Udfordring, efter' },
  herself: 'svarer selv',
  you: 'dig',
  groupAndName: 'Navn og gruppe',
  saveTable: 'Gem svarene',
  saved: (n: number) => (n === 1 ? 'Ét svar er gemt.' : `${n} svar er gemt.`),
  savedNothing: 'Der var ingen nye svar at gemme. Alt står, som det stod.',
  savedOwn: 'Din vurdering er gemt.',
  wrongCell: (name: string, typed: string) => `${name}: ”${typed}” er ikke et tal fra 1 til 5`,
  conflictTitle: 'En anden har skrevet svar, mens du skrev',
  conflictText:
    'Intet er gemt endnu. Se, hvad der står nu, og ret dine tal, hvis de er forkerte. Gem igen, så gælder det, der står i felterne.',
  conflictCell: (name: string, column: string, now: string, typed: string) =>
    `${name}, ${column}: der står nu ${now || 'intet'}, du skrev ${typed || 'intet'}`,
  changeRater: (name: string) => `Ret ${name}`,
  nobodyTitle: 'Ingen på listen endnu',
  nobodyText: 'Skriv navnene nedenfor, ét på hver linje. Du kan også sætte en kolonne ind fra et regneark.',
  addTitle: 'Sæt flere på listen',
  namesLabel: 'Navne',
  namesHint: 'Ét navn på hver linje. Står der en gruppe i kolonnen ved siden af, kommer den med.',
  groupLabel: 'Gruppe',
  groupHint: 'For eksempel Aftenvagten. Så bliver gruppen til én linje i billedet.',
  add: 'Sæt på listen',
  nobodyGiven: 'Skriv mindst ét navn',
  tooMany: (most: number, room: number) =>
    room === 0
      ? `Der kan højst stå ${most} på listen, og den er fuld`
      : `Der kan højst stå ${most} på listen. Der er plads til ${room} mere`,
  twice: (name: string) => `${name} står der allerede i samme gruppe. Skriv navnet, så I kan kende forskel, for eksempel med efternavn`,
  nameTooLong: (most: number) => `Et navn må højst fylde ${most} tegn`,
  groupTooLong: (most: number) => `En gruppe må højst fylde ${most} tegn`,
  tooLongNamed: (name: string, most: number) => `”${name.slice(0, 30)}…” er for langt. Der er plads til ${most} tegn`,
  tooMuchText: 'Det er for meget på én gang. Sæt højst 60 navne ind',
  nameMissing: 'Skriv et navn',

  raterTitle: (name: string) => `Ret ${name}`,
  nameLabel: 'Navn',
  nameIsTheirs: (name: string) => `${name} vurderer selv og bestemmer selv sit navn. Du kan vælge gruppen.`,
  saveRater: 'Gem',
  cancel: 'Fortryd',
  remove: 'Fjern fra listen',
  removeTitle: (name: string) => `Vil du fjerne ${name}?`,
  removeText: (n: number) =>
    n === 0
      ? 'Der er ingen svar at miste.'
      : n === 1
        ? 'Ét svar forsvinder også. Det kan ikke fortrydes.'
        : `${n} svar forsvinder også. Det kan ikke fortrydes.`,
  removeHerself: 'Vil vedkommende vurdere igen, kommer navnet på listen igen.',
  removeConfirm: 'Fjern',
  keep: 'Behold',

  /** Gæsten med et link. */
  guestTitle: 'Vurder fra 1 til 5',
  /** Efterfulgt af prøvehandlingens navn. */
  guestBehind: 'Udfordringen bag',
  guestSigned: (name: string, owner: string) =>
    `Du svarer som ${name}. ${owner} og hjælperne ser dit navn og dit svar. Deler ${owner} prøvehandlingen med andre ledere, ser de kun tallene, lagt sammen for mindst tre.`,
  guestSave: 'Gem',
  guestBack: 'Tilbage',
}

function onlyOnce(n: number, moment: string): string {
  if (n === 0) return ''
  return n === 1 ? `Én har kun svaret ${moment} og er ikke med i linjerne.` : `${n} har kun svaret ${moment} og er ikke med i linjerne.`
}
