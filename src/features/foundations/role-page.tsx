import { paths } from '#paths.ts'
import { danish } from '#ui/danish.ts'
import { Layout } from '#ui/layout.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { FoundationFigure } from './figure.tsx'
import { chainRoles, type FoundationRole, sharedRoles } from './foundation.ts'
import { FoundationHead } from './foundation-head.tsx'
import { elements, isMine, type Reading, roleHref } from './reading.tsx'
import { RoleThemes } from './role-themes.tsx'

/** A foundation as it looks from one role. */
export function RolePage({ reading, role }: { reading: Reading; role: FoundationRole }) {
  const { frame, content, slug } = reading
  const t = frame.t.foundations
  const count = t.numbers[content.themes.length] ?? String(content.themes.length)
  return (
    <Layout frame={frame} title={`${role.name} – ${content.name}`} section="foundations">
      <FoundationHead
        reading={reading}
        way="role"
        lead={<span lang={frame.language}>{t.roleLead(t.roleLeadThemes(count, content.themeWord.many))}</span>}
      />
      <div class="ls-rolle-gitter">
        <RoleChain reading={reading} role={role} />
        <div>
          <div lang={danish(frame)} data-element={elements(role.ids)}>
            <SectionHead id="rolle" title={role.name}>
              {slug !== undefined && (
                <a href={paths.foundationRolePrint.to({ foundation: slug, role: role.key })} lang={frame.language}>
                  {isMine(reading, role) ? t.print : t.printRole}
                </a>
              )}
            </SectionHead>
            {role.lead && <p class="ls-lead ls-rolle-lead">{role.lead}</p>}
          </div>
          <RoleThemes reading={reading} role={role} />
          {content.figure && (
            <section class="ls-rolle-figur" aria-labelledby="midten">
              <SectionHead id="midten" title={content.figure.kind === 'wheel' ? t.inMiddle : t[content.figure.kind]} />
              <FoundationFigure reading={reading} />
            </section>
          )}
        </div>
      </div>
    </Layout>
  )
}

/** What all share stands before the chain; it is no link of it. */
function RoleChain({ reading, role }: { reading: Reading; role: FoundationRole }) {
  const { frame, content } = reading
  const shared = sharedRoles(content)
  return (
    <nav class="ls-rolle-kaede" aria-label={frame.t.foundations.chooseRole}>
      {shared.length > 0 && (
        <ul class="ls-rolle-faelles ls-uden no-max-width">
          {shared.map((other) => (
            <RoleLink reading={reading} role={other} isHere={other === role} />
          ))}
        </ul>
      )}
      <ol class="ls-uden no-max-width">
        {chainRoles(content).map((other) => (
          <RoleLink reading={reading} role={other} isHere={other === role} />
        ))}
      </ol>
    </nav>
  )
}

function RoleLink({ reading, role, isHere }: { reading: Reading; role: FoundationRole; isHere: boolean }) {
  return (
    <li class={isHere ? 'active current' : undefined}>
      <a href={roleHref(reading, role)} aria-current={isHere ? 'page' : undefined}>
        <span lang={danish(reading.frame)}>{role.name}</span>
        {isMine(reading, role) && <small>{reading.frame.t.foundations.yourRole}</small>}
      </a>
    </li>
  )
}
