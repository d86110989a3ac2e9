import { useWeekName } from "./use-instance.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { homePath } from "#app/domain/paths.ts";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import { useLanguage } from "./reader-context.tsx";

type MenuLink = { label: string; href: string; isCurrent: boolean };
/** `waiting`: how much waits behind the link, as a number and with its unit for listeners. */
type MenuItem = MenuLink & { icon: IconName; waiting: { count: number; text: string } | null };
export type WorkspaceMenu = {
  label: string;
  open: string;
  signOut: string;
  help: { label: string; href: string };
  language: string;
  versions: readonly (MenuLink & { code: Language })[];
  groups: readonly { title: string | null; items: readonly MenuItem[] }[];
};

/**
 * Show name and menu of the workspaces: a column on wide screens, behind one control on narrow ones. The control is an
 * empty `details` whose state style sheets read, so that one list serves both, without a script.
 */
export function WorkspaceHeader({ menu }: { menu: WorkspaceMenu }) {
  const language = useLanguage();
  const week = useWeekName();
  return (
    <header className="workspace-header">
      <details className="menu-switch">
        <summary>
          <Icon name="menu" />
          {menu.open}
        </summary>
      </details>
      <a className="brand" href={homePath(language)}>
        <img className="mark" src="/icon.svg" width={32} height={32} alt="" />
        {week}
      </a>
      <a className="help-link" href={menu.help.href}>
        <Icon name="ask" />
        {menu.help.label}
      </a>
      <nav className="workspace-menu" aria-label={menu.label}>
        <Groups menu={menu} />
        <LanguageLinks menu={menu} />
        <form method="post" action={`/${language}/sign-out`}>
          <button type="submit" className="menu-item">
            <Icon name="arrow" />
            {menu.signOut}
          </button>
        </form>
      </nav>
      <div className="weave" aria-hidden="true" />
    </header>
  );
}

function Groups({ menu: { groups } }: { menu: WorkspaceMenu }) {
  return groups.map(({ title, items }, index) => (
    <section key={items[0]?.href} aria-labelledby={title ? `menu-${index}` : undefined}>
      {title && <h2 id={`menu-${index}`}>{title}</h2>}
      <ul>
        {items.map(({ label, href, icon, isCurrent, waiting }) => (
          <li key={href}>
            <a className="menu-item" href={href} aria-current={isCurrent ? "page" : undefined}>
              <Icon name={icon} />
              {label}
              {waiting && (
                <>
                  <b className="menu-count" aria-hidden="true">
                    {waiting.count}
                  </b>
                  <span className="hidden"> {waiting.text}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** Link to the same page in each language. */
function LanguageLinks({ menu: { language, versions } }: { menu: WorkspaceMenu }) {
  return (
    <details className="menu-languages">
      <summary className="menu-item">
        <Icon name="interculturality" />
        {language}
      </summary>
      <ul>
        {versions.map(({ code, label, href, isCurrent }) => (
          <li key={code}>
            <a
              className="menu-item"
              href={href}
              lang={code}
              hrefLang={code}
              aria-current={isCurrent ? "true" : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
