export const about = {
  help: {
    title: 'Hjælp',
    lead: 'Ledestjerne gør jeres ledelsesgrundlag til noget, I øver. Her er det vigtigste på to minutter.',
    sections: [
      {
        heading: 'Læs, hvad der forventes af dig',
        paragraphs: [
          'Under ”Min rolle” står alt det, som organisationens grundlag forventer af dig. Under ”Grundlag” kan du læse det hele: efter perspektiv, så du ser kæden fra direktion til borger, eller efter rolle, så du ser ét menneskes opgave.',
        ],
      },
      {
        heading: 'Øv én ting ad gangen',
        paragraphs: [
          'På dit overblik står én forventning til denne uge. Den skifter hver mandag. Vælg et af forslagene, og prøv det, når lejligheden er der.',
        ],
      },
      {
        heading: 'Find et sted i grundlaget',
        paragraphs: ['Søg på et ord. Vi finder også ordets andre former: ”borger” finder ”borgerne” og ”borgeres”.'],
      },
      {
        heading: 'Skriv ud',
        paragraphs: ['Hver rolle og hvert grundlag har en side til print på A4.'],
      },
      {
        heading: 'Hvem kan hjælpe mig?',
        paragraphs: ['Din udviklingskonsulent er administrator. Hun kan rette navne, enheder og roller.'],
      },
    ],
  },
  dataProtection: {
    title: 'Sådan passer vi på data',
    lead: 'Væggen mellem mennesker og organisationer står i databasen, ikke kun på skærmen.',
    sections: [
      {
        heading: 'Det gemmer vi om dig',
        points: [
          'Dit navn, din e-mailadresse, din enhed og din rolle. Din organisation har lagt dem ind.',
          'Hvornår og i hvilken browser du er logget ind, så du selv kan se det. Det slettes, når du logger af, og senest efter et døgn.',
          'Dit valg af sprog og udseende. Det ligger i din egen browser.',
        ],
      },
      {
        heading: 'Det gemmer vi ikke',
        points: [
          'Ingen adgangskoder.',
          'Ingen IP-adresser og ingen statistik over, hvad du læser.',
          'Intet hos andre: Siderne henter ikke noget ude fra nettet.',
        ],
      },
      {
        heading: 'Hvem kan se hvad?',
        paragraphs: [
          'Kolleger i din organisation kan se navne, enheder og roller. Din e-mailadresse ser kun du og din administrator. Andre organisationer ser ingenting.',
          'Den, der driver databasens maskine, kan teknisk set læse, hvad der står i den. Det kan intet program love sig ud af.',
        ],
      },
      {
        heading: 'Cookies',
        paragraphs: [
          'Vi bruger tre: en, der holder dig logget ind, en til sprog og en til udseende. De er nødvendige, og ingen andre end os læser dem.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Tilgængelighedserklæring',
    lead: 'Alle skal kunne læse, hvad der forventes af dem. Her står, hvor langt vi er.',
    sections: [
      {
        heading: 'Det mål, vi arbejder efter',
        paragraphs: ['Ledestjerne er bygget efter WCAG 2.2 på niveau AA, som loven om webtilgængelighed bygger på.'],
      },
      {
        heading: 'Sådan har vi prøvet det af',
        points: [
          'Et program (axe) går alle sider igennem på dansk og engelsk, lyst og mørkt, på stor og lille skærm, hver gang koden ændres.',
          'Hovedvejen kan gås med tastaturet alene.',
          'Alt virker uden JavaScript.',
        ],
      },
      {
        heading: 'Det ved vi ikke endnu',
        paragraphs: [
          'Vi har ikke selv prøvet siderne med skærmlæser eller med Windows’ høje kontrast. Der kan være fejl, som et program ikke finder.',
        ],
      },
      {
        heading: 'Sig til, hvis noget driller',
        paragraphs: [
          'Skriv til din udviklingskonsulent, eller hvem der ellers passer Ledestjerne hos jer. Får du ikke svar, kan du klage til Digitaliseringsstyrelsen.',
          'Har din organisation offentliggjort sin egen erklæring, fører adressen /was til den.',
        ],
      },
    ],
  },
}
