import { slugOf } from '#shared/slug.ts'

const first =
  'Anne Mette Kirsten Hanne Anna Helle Susanne Lene Maria Marianne Lone Camilla Pia Louise Charlotte Bente Gitte Karen Jette Tina Ida Sofie Emma Freja Amina Fatima Leyla Zainab Nour Katarzyna Maja Line Trine Rikke Dorte Birgit Inger Ulla Peter Jens Lars Michael Henrik Thomas Søren Jan Christian Martin Niels Anders Morten Jesper Hans Mads Rasmus Per Ole Mikkel Kim Emil Oliver Noah Ali Mehmet Yusuf Omar Piotr Jonas Frederik Simon Bo Torben Erik Bjarne Åse Øjvind'.split(
    ' ',
  )
const middle = 'Bech Holm Friis Dahl Lund Krogh Bruun Skov Winther Toft Kjær Vang Nygaard Juul Ravn Bay'.split(' ')
const last =
  'Nielsen Jensen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Jørgensen Petersen Madsen Kristensen Olsen Thomsen Christiansen Poulsen Johansen Møller Mortensen Knudsen Østergaard Hussain Ahmed Yilmaz Kowalska Haddad Nguyen Vestergaard Aagaard Bjerre Kjeldsen Svendsen Eriksen Villadsen Åkjær'.split(
    ' ',
  )

/** The n-th invented person: the same n is always the same name, and no two have the same address. */
export function invent(n: number, domain: string): { name: string; email: string } {
  const pick = (list: string[], step: number) => list[(n * step + Math.floor(n / list.length)) % list.length] as string
  const name = n % 3 === 0 ? `${pick(first, 7)} ${pick(middle, 5)} ${pick(last, 11)}` : `${pick(first, 7)} ${pick(last, 11)}`
  return { name, email: `${slugOf(name).replaceAll('-', '.')}.${n}@${domain}` }
}
