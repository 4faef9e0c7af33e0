import { writeCsv } from '#shared/csv.ts'
import { columns, headings } from './people-row.ts'

/** What a file can look like: the example on the page and the file to begin with are the same. */
export const exampleLines = [
  ['100', 'Direktionen', '', '', '', ''],
  ['210', 'Sundhed og Ældre', '100', '', '', ''],
  ['211', 'Hjemmepleje Nord', '210', '', '', ''],
  ['100', '', '', 'Birgit Aagaard', 'birgit.aagaard@eksempel.dk', 'direktion'],
  ['210', '', '', 'Karen Vestergaard', 'karen.vestergaard@eksempel.dk', 'centerchef'],
  ['211', '', '', 'Mette Holm', 'mette.holm@eksempel.dk', 'leder af medarbejdere'],
  ['211', '', '', 'Jonas Friis', 'jonas.friis@eksempel.dk', 'medarbejder'],
]

export const exampleHead = columns.map((column) => headings[column])

export function writeTemplateFile(): string {
  return writeCsv([exampleHead, ...exampleLines])
}
