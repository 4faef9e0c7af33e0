import { AdditiveView } from './additive-view.tsx'
import type { Theme } from './foundation.ts'
import { MatrixView } from './matrix-view.tsx'
import { PairsView } from './pairs-view.tsx'
import type { Reading } from './reading.tsx'
import { ThemesView } from './themes-view.tsx'
import { ValuesView } from './values-view.tsx'

/** One data, five ways to be laid out: the shape of the source says which. */
export function ThemesByShape({ reading, themes, showAll }: { reading: Reading; themes?: Theme[]; showAll?: boolean }) {
  switch (reading.content.shape) {
    case 'matrix':
      return <MatrixView reading={reading} themes={themes} showAll={showAll} />
    case 'additive':
      return <AdditiveView reading={reading} themes={themes} />
    case 'pairs':
      return <PairsView reading={reading} themes={themes} />
    case 'themes':
      return <ThemesView reading={reading} themes={themes} />
    case 'values':
      return <ValuesView reading={reading} themes={themes} />
  }
}
