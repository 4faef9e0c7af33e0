import { paths } from '#paths.ts'
import type { Frame, Section } from './frame.ts'
import { Icon } from './icon.tsx'
import { Logo } from './logo.tsx'

interface HeaderProps {
  frame: Frame
  section?: Section
  slim?: boolean
}

export function Header({ frame, section, slim }: HeaderProps) {
  const full = frame.reader && !slim
  return (
    <header class="header ls-header">
      <div class="portal-info">
        <div class="portal-info-inner container">
          <Brand frame={frame} />
          {full && <MenuButton frame={frame} />}
          {frame.reader && (
            <div class={full ? 'portal-user' : 'portal-user ls-smal-bruger'}>
              <p class="user">
                <strong>{frame.reader.name}</strong>
                <span>{frame.reader.roleName}</span>
              </p>
              <SignOut frame={frame} />
            </div>
          )}
        </div>
      </div>
      {full && (
        <>
          <div class="navigation-menu contains-search">
            <div class="navigation-menu-inner container">
              <nav class="nav" aria-label={frame.t.frame.mainMenu}>
                <MainMenu frame={frame} section={section} />
              </nav>
              <SearchForm frame={frame} id="search-header" />
            </div>
          </div>
          <MobileDrawer frame={frame} section={section} />
        </>
      )}
    </header>
  )
}

function Brand({ frame }: { frame: Frame }) {
  return (
    <a href={paths.overview.to()} class="ls-brand">
      <Logo />
      <span class="ls-brand-navn">{frame.t.frame.product}</span>
      {frame.reader && <span class="ls-brand-ejer">{frame.reader.organisationName}</span>}
    </a>
  )
}

function MenuButton({ frame }: { frame: Frame }) {
  return (
    <button type="button" class="function-link button-menu-open js-menu-open ml-auto d-print-none" aria-haspopup="dialog">
      <Icon name="menu" />
      {frame.t.frame.menu}
    </button>
  )
}

/** A native dialog gives what the drawer needs: focus inside, Escape to close, focus back to the button. */
function MobileDrawer({ frame, section }: { frame: Frame; section?: Section }) {
  const { t } = frame
  return (
    <dialog class="mobile-drawer" aria-labelledby="menu-heading">
      <div class="menu-top">
        <h2 id="menu-heading" class="menu-heading">
          {t.frame.menu}
        </h2>
        <button type="button" class="function-link button-menu-close js-menu-close" aria-label={t.frame.closeMenu}>
          <Icon name="close" />
          {t.frame.close}
        </button>
      </div>
      <SearchForm frame={frame} id="search-drawer" />
      <nav class="navigation-menu-mobile" aria-label={t.frame.mainMenu}>
        <MainMenu frame={frame} section={section} />
      </nav>
      <div class="portal-info-mobile">
        <h3 class="sr-only">{t.frame.reader}</h3>
        <p class="user">
          <span>{frame.reader?.name}</span>
          <span>{frame.reader?.roleName}</span>
        </p>
        <SignOut frame={frame} />
      </div>
    </dialog>
  )
}

function MainMenu({ frame, section }: { frame: Frame; section?: Section }) {
  const { t } = frame
  const entries: { section: Section; href: string; text: string }[] = [
    { section: 'overview', href: paths.overview.to(), text: t.frame.overview },
    { section: 'foundations', href: paths.foundations.to(), text: t.frame.foundations },
    { section: 'experiments', href: paths.experiments.to(), text: t.frame.experiments },
    { section: 'meetings', href: paths.meetings.to(), text: t.frame.meetings },
    { section: 'my_role', href: paths.myRole.to(), text: t.frame.myRole },
  ]
  if (frame.reader?.isAdministrator) entries.push({ section: 'people', href: paths.people.to(), text: t.frame.people })
  return (
    <ul class="mainmenu">
      {entries.map((entry) => {
        const isHere = entry.href === frame.path.split('?')[0]
        return (
          <li class={entry.section === section ? (isHere ? 'active current' : 'active') : undefined}>
            <a href={entry.href} class="nav-link" aria-current={entry.section === section ? (isHere ? 'page' : 'true') : undefined}>
              <span>{entry.text}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

function SearchForm({ frame, id }: { frame: Frame; id: string }) {
  const { t } = frame
  return (
    // biome-ignore lint/a11y/useSemanticElements: dkfds' rules want the field beside the menu, with no element between
    <form method="get" action={paths.search.to()} role="search" class="form-group search d-print-none">
      <label for={id} class="sr-only">
        {t.frame.searchLabel}
      </label>
      <input class="form-input" id={id} name="q" type="search" maxlength={200} placeholder={t.frame.searchLabel} />
      <button class="button button-search" type="submit">
        <Icon name="search" class="m-0" />
        <span class="sr-only">{t.frame.search}</span>
      </button>
    </form>
  )
}

/** Without Turbo: a full load empties what Turbo remembers of the pages that were read. */
function SignOut({ frame }: { frame: Frame }) {
  return (
    <form method="post" action={paths.signOut.to()} data-turbo="false" data-sign-out={frame.t.autoSave.unsent} class="d-print-none">
      <button type="submit" class="function-link d-print-none log-off">
        <Icon name="lock" />
        {frame.t.frame.signOut}
      </button>
    </form>
  )
}
