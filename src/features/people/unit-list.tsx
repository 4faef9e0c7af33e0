import type { Messages } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { levelsWithin, type UnitNode } from './unit-tree.ts'

/**
 * Units below each other, each with its leaders and how many people there are. As many levels are open as one takes in at a
 * glance; the rest opens where somebody looks.
 */
export function UnitList({ t, units, levels = levelsWithin(units, 40) }: { t: Messages; units: UnitNode[]; levels?: number }) {
  return (
    <ul class="ls-enheder ls-uden">
      {units.map((unit) => (
        <li>
          <div class="ls-enhed">
            <a href={paths.peopleUnit.to({ unit: unit.id })}>{unit.name}</a>
            <span class="ls-enhed-antal">{t.people.peopleCount(unit.people)}</span>
            {unit.leaders.length > 0 && (
              <span class="ls-enhed-ledere">
                {unit.leaders.map(({ name, role }) => `${name}, ${t.people.roles[role].toLowerCase()}`).join(' · ')}
              </span>
            )}
          </div>
          {unit.children.length > 0 && (
            <details open={levels > 1}>
              <summary>
                {t.people.below(unit.below)}
                <span class="sr-only"> {unit.name}</span>
              </summary>
              <UnitList t={t} units={unit.children} levels={levels - 1} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
