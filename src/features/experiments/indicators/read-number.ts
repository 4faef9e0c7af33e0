/*
 * Numbers as people write them: "1.234,5" in Danish, "1,234.5" in English, with thin spaces, a real minus or a percent sign. Most say
 * themselves which language they are in. "1.234" does not, and is read both ways until something else decides.
 */

export type NumberStyle = 'da' | 'en'

/** The number in each language; missing where it is no number in that language. */
export type NumberReading = Partial<Record<NumberStyle, number>>

const spelled: Record<NumberStyle, RegExp> = { da: pattern('\\.', ','), en: pattern(',', '\\.') }

/** Undefined when it is a number in neither language. */
export function readNumber(text: string): NumberReading | undefined {
  const bare = text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?(%|pct\.?|procent|per ?cent|kr\.?|dkk)$/i, '')
    .replace(/^([-−–+]) /, '$1')
  const [, sign = '', digits = ''] = bare.match(/^([-−–+]?)(.*)$/s) ?? []
  const reading: NumberReading = {}
  for (const style of ['da', 'en'] as const) {
    if (!spelled[style].test(digits)) continue
    const [group, decimal] = style === 'da' ? ['.', ','] : [',', '.']
    const value = Number(digits.replaceAll(' ', '').replaceAll(group, '').replace(decimal, '.'))
    if (Number.isFinite(value)) reading[style] = sign && sign !== '+' ? 0 - value : value
  }
  return reading.da === undefined && reading.en === undefined ? undefined : reading
}

/** Both languages read it, and not as the same number. */
export function isAmbiguous({ da, en }: NumberReading): boolean {
  return da !== undefined && en !== undefined && da !== en
}

/** The whole number with all its figures, to be read again without loss. */
export function writeNumber(value: number, style: NumberStyle): string {
  return style === 'da' ? String(value).replace('.', ',') : String(value)
}

const shown = {
  da: new Intl.NumberFormat('da-DK', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
}

/** As it is shown: with a sign between thousands, and at most two decimals. */
export function showNumber(value: number, style: NumberStyle): string {
  return shown[style].format(value)
}

/** Thousands stand three and three with one and the same sign between them, or none. */
function pattern(group: string, decimal: string): RegExp {
  const whole = `(?:\\d+|[1-9]\\d{0,2}(?:${group}\\d{3})+|[1-9]\\d{0,2}(?: \\d{3})+)`
  return new RegExp(`^(?:${whole}(?:${decimal}\\d+)?|${decimal}\\d+)(?:e[+-]?\\d{1,3})?$`, 'i')
}
