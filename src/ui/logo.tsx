import { round } from './star.tsx'

const corner = (r: number, step: number) =>
  `${round(24 + r * Math.sin((step * Math.PI) / 5))},${round(25 - r * Math.cos((step * Math.PI) / 5))}`

/** Five rays, each with a bright and a dark side; only the one that points up is gold. */
const rays = [0, 1, 2, 3, 4].map((ray) => ({
  bright: `24,25 ${corner(6.9, 2 * ray - 1)} ${corner(23, 2 * ray)}`,
  dark: `24,25 ${corner(23, 2 * ray)} ${corner(6.9, 2 * ray + 1)}`,
  up: ray === 0,
}))

export function Logo({ size = 36 }: { size?: number }) {
  return (
    <svg class="ls-logo" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {rays.map(({ bright, dark, up }) => (
        <>
          <polygon class={up ? 's-ly s-top' : 's-ly'} points={bright} />
          <polygon class={up ? 's-moerk s-top' : 's-moerk'} points={dark} />
        </>
      ))}
    </svg>
  )
}

/** The same star for the browser's tab, where no stylesheet reaches. */
export const favicon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path fill="#0F2B38" d="M0 0h48v48H0z"/>${rays
    .map(
      ({ bright, dark, up }) =>
        `<path fill="${up ? '#F6D582' : '#B7CBD0'}" d="M${bright}Z"/><path fill="${up ? '#D9A136' : '#F5F0E4'}" d="M${dark}Z"/>`,
    )
    .join('')}</svg>`,
)}`
