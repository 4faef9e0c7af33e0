export const practice = {
  practise: 'øver',
  few: 'nogle få øver',
  none: 'Ingen endnu',
  practiseIt: 'Øv den i en prøvehandling',
  practiseMine: 'Øv min forventning',
  beTheFirst: 'Ingen øver den lige nu. Du kan blive den første.',
  fewNow: 'Nogle få øver den lige nu.',
  manyNow: (n: number) => `${n} prøvehandlinger øver den lige nu.`,
  legend: { many: 'mange øver', few: 'få øver', none: 'ingen øver endnu' },
  quietTitle: 'Her er der stille',
  quiet: (n: number) =>
    `${n === 1 ? 'Ét sted i kæden bliver' : `${n} steder i kæden bliver`} ikke øvet i nogen prøvehandling lige nu. Det kan betyde, at det ligger på rygraden, eller at ingen har fået øje på det.`,
  moreQuiet: (n: number) => `Og ${n} ${n === 1 ? 'sted' : 'steder'} mere.`,
}
