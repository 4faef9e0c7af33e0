const givenLate = (before: number, after: number) =>
  [
    before === 1
      ? '1 vurdering før blev givet, efter at aktionen begyndte'
      : before > 1
        ? `${before} vurderinger før blev givet, efter at aktionen begyndte`
        : '',
    after === 1
      ? '1 vurdering efter blev givet, før aktionen begyndte'
      : after > 1
        ? `${after} vurderinger efter blev givet, før aktionen begyndte`
        : '',
  ]
    .filter(Boolean)
    .join(', og ')

export const evidence = {
  title: 'Hvor sikkert ved vi det?',
  levels: { none: 'Endnu ikke en erfaring', experience: 'Erfaring', tendency: 'Tendens', evidence: 'Evidens' },
  meanings: {
    experience: 'Nogen har prøvet det og fortalt struktureret om det.',
    tendency: 'Det, der blev målt, peger samme vej, og fejlkilderne er vejet.',
    evidence: 'Virkningen kan skilles fra alt det andet, der skete.',
  },
  youAreHere: 'Her er I nu.',
  maySay: 'Det kan du sige',
  mayNotSay: 'Det kan du ikke sige endnu',
  missing: (level: string) => `Det mangler, før det er ${level.toLowerCase()}`,
  nothingYet: 'Prøv det, lad nogen vurdere det, og skriv, hvad du tænker. Så er det en erfaring.',
  lessThanBefore: (less: number, n: number) => `${less} af ${n} vurderer udfordringen som mindre end før.`,
  saysNotWhy: 'Det siger ikke, om prøvehandlingen er årsagen.',
  ratedAfter: (n: number) => (n === 1 ? '1 har vurderet, hvordan det gik.' : `${n} har vurderet, hvordan det gik.`),
  fewRatedAfter: 'Nogle få har vurderet, hvordan det gik.',
  pointsToRatings: ({ n, less, same, more }: { n: number; less: number; same: number; more: number }) =>
    `Vurderingerne peger på, at udfordringen er blevet mindre: ${less} af ${n} siger mindre, ${same} uændret, ${more} større.`,
  pointsToIndicator: (name: string, up: boolean) => `Målingerne peger på ${up ? 'flere eller mere' : 'færre eller mindre'}: ${name}.`,
  evaluatorSays: (name: string, finding: string) => `${name}: ”${finding}”`,
  notOurDoing: 'At det er prøvehandlingen, der gør det.',
  otherExplanations: 'Det kan også være, at',
  noEffectClaims: 'At det virker, eller at det ikke virker.',
  untimely: (before: number, after: number) => `${givenLate(before, after)}. De er ikke med i prøven for tilfældig variation.`,
  /** Which of two beginnings counts. */
  beganTyped: (typed: string, moved: string) =>
    `Aktionen regnes fra ${typed}, som der står på arket. Fasen Aktion begyndte først ${moved}. Det, der er låst eller vurderet ind imellem, var ikke på forhånd.`,
  beganMoved: (moved: string, typed: string) =>
    `Aktionen regnes fra ${moved}, da fasen Aktion begyndte, og ikke fra ${typed}, som der står på arket.`,
  indistinct: (n: number) => `Kan ikke skelnes fra tilfældig variation med n = ${n}.`,
  elsewhere: 'At det samme vil ske et andet sted.',

  missingTexts: {
    assessment: 'Mindst én vurdering efter aktionen',
    reflection: 'Din refleksion: Hvad tænker du om det, du prøvede?',
    locked_in_advance: 'En indikator med retning og måledage, der var låst, før aktionen begyndte',
    error_sources: 'Fejlkilderne skal vejes',
    design_in_advance: 'Et undersøgelsesdesign, der lå fast, før aktionen begyndte',
    report: 'En navngiven, ekstern evaluator med en rapport',
    more_raters: (rated: number, asked: number, needed: number) =>
      `${rated} af ${asked} har vurderet både før og efter. Det kræver mindst ${needed}`,
    untimely: (before: number, after: number) => `${givenLate(before, after)}. De tæller ikke med i en tendens`,
    signal: (n: number) =>
      n > 0
        ? `En tydelig ændring. Vurderingerne kan ikke skelnes fra tilfældig variation med n = ${n}`
        : 'En tydelig ændring i målingerne i den rigtige retning',
    baseline: (points: number, needed: number) =>
      `${points === 0 ? 'Ingen målinger' : points === 1 ? '1 måling' : `${points} målinger`} før aktionen. En tidsserie kræver mindst ${needed}`,
  },

  sourcesTitle: 'Hvad kan ellers forklare det?',
  sourcesLead: 'Gå listen igennem, gerne sammen med en, der ikke var med. Det, du er ærlig om her, gør resten troværdigt.',
  sourcesLink: 'Vej fejlkilderne',
  weighed: (done: number, all: number) => `${done} af ${all} er vejet`,
  sources: {
    regression_to_the_mean: ['Det retter sig af sig selv', 'Begyndte I, da det var værst? Så bliver det ofte bedre, uanset hvad man gør.'],
    same_raters: ['Det er ikke de samme, der har vurderet', 'Andre mennesker før og efter kan give et andet tal.'],
    drop_outs: ['Nogle er faldet fra', 'Er nogen holdt op med at svare eller måle, og hvem?'],
    other_changes: ['Noget andet blev ændret på samme tid', 'Ny kollega, nyt system, ny vagtplan, ny leder?'],
    season: ['Årstiden eller kalenderen gør forskellen', 'Ferie, helligdage, sygdom, travle måneder.'],
    rater_is_actor: ['Den, der vurderer, har selv prøvet det', 'Vi ser gerne det, vi håber på.'],
    response_shift: [
      'Målestokken har flyttet sig: et 3-tal betyder noget andet nu end før',
      'Man lærer noget undervejs og vurderer med nye øjne.',
    ],
    wish_to_please: ['Nogle har svaret for at gøre dig glad', 'Vurderingerne er med navn. Så er det nemmere at svare pænt.'],
    question_changed: ['Der er spurgt eller målt på en anden måde undervejs', 'Blev spørgsmålet, arket eller den, der talte, skiftet ud?'],
  },
  stances: { unlikely: 'Næppe', possible: 'Måske', likely: 'Sandsynligvis' },
  stanceMissing: 'Vælg, hvor sandsynligt det er, når du har skrevet noget',
  noteLabel: 'Hvad ved du om det?',
  save: 'Gem',

  evaluationTitle: 'Ekstern evaluering',
  evaluationLead:
    'Evidens kan ikke regnes ud her. Den kræver et design, der ligger fast på forhånd, og en evaluator udefra. Ofte er en tendens nok at beslutte på.',
  evaluationLink: 'Ekstern evaluering',
  designLabel: 'Hvordan skilles virkningen fra alt det andet?',
  designMissing: 'Vælg et design',
  designs: {
    comparison: ['Sammenligning', 'En gruppe, der ligner, gør som før.'],
    randomised: ['Lodtrækning', 'Tilfældet afgør, hvem der prøver først.'],
    stepped: ['Trinvis start', 'Enhederne begynder efter hinanden i tilfældig rækkefølge.'],
    on_off: ['Til og fra', 'I gør det, holder op og gør det igen flere gange.'],
  },
  planLabel: 'Planen',
  planHint: 'Hvem, hvornår, hvad måles, og hvad sammenlignes der med? Den kan ikke rettes bagefter.',
  planMissing: 'Skriv planen',
  fixDesign: 'Læg designet fast',
  fixedOn: (when: string) => `Lagt fast ${when}`,
  fixedTooLate: 'Det skete, efter at aktionen begyndte. Derfor kan det ikke blive til evidens.',
  fixedAlready: 'Designet er allerede lagt fast. Her er det.',
  evaluatorLabel: 'Evaluators navn',
  evaluatorMissing: 'Skriv, hvem der har evalueret',
  placeLabel: 'Arbejdssted',
  findingLabel: 'Hvad siger rapporten?',
  findingHint: 'Ordret fra konklusionen, højst 1.000 tegn.',
  findingMissing: 'Skriv, hvad rapporten siger',
  reportLabel: 'Rapporten',
  reportHint: 'En PDF på højst 5 MB.',
  reportMissing: 'Vælg rapporten som PDF',
  reportNotPdf: 'Filen er ikke en PDF',
  reportTooLarge: 'Filen er større end 5 MB',
  attach: 'Vedhæft rapporten',
  attached: (when: string) => `Vedhæftet ${when}`,
  readReport: (name: string) => `Hent rapporten (${name})`,
  backToExperiment: 'Tilbage til prøvehandlingen',
}
