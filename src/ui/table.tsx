import type { Child } from 'hono/jsx'

interface TableProps {
  /** Names the table to a screen reader; nobody else needs it when a heading stands above. */
  caption: string
  head: Child[]
  rows: Child[][]
  compact?: boolean
  /** The first cell of a row names the row. */
  rowHeads?: boolean
  /** Of all that stands in it, where it is not the page's. */
  lang?: 'da'
}

/** A table that scrolls in its own box when the screen is narrow; the box can be reached and scrolled by keyboard. */
export function Table({ caption, head, rows, compact, rowHeads, lang }: TableProps) {
  return (
    <section class="table--responsive-scroll" tabindex={0} aria-label={caption}>
      <table class={compact ? 'table table--compact' : 'table'}>
        <caption class="sr-only">{caption}</caption>
        <thead lang={lang}>
          <tr>
            {head.map((cell) => (
              <th scope="col">{cell}</th>
            ))}
          </tr>
        </thead>
        <tbody lang={lang}>
          {rows.map((row) => (
            <tr>{row.map((cell, i) => (rowHeads && i === 0 ? <th scope="row">{cell}</th> : <td>{cell}</td>))}</tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
