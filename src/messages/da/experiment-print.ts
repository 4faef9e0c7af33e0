/** En prøvehandling på papir. */
export const experimentPrint = {
  holds:
    'Arket rummer det, din netværksgruppe må se: ingen stjernestunder, der ikke må fortælles, og ingen navne på dem, der har vurderet.',
  back: 'Tilbage til prøvehandlingen',
  moreCurves: (n: number) =>
    n === 1 ? 'Der er 1 kurve mere på prøvehandlingens side.' : `Der er ${n} kurver mere på prøvehandlingens side.`,
  notes: 'Noter fra mødet',
  printedOn: (date: string) => `Udskrevet ${date}`,
}
