import { inLanguage, programmePagePath, workspacesPath } from "#app/domain/paths.ts";
import { endonyms, type Language, languages } from "#app/domain/languages/language.ts";
import {
  accountPath,
  importPath,
  newEventPath,
  organisationPath,
  organisePath,
  weekPath,
} from "#app/domain/organise-paths.ts";
import {
  absencePath,
  contactsPath,
  coordinateEventsPath,
  coordinateOrganisationsPath,
  coordinatePath,
  organiserMessagesPath,
  secretariatPages,
  secretariatPath,
  statisticsPath,
  welcomesPath,
} from "#app/domain/coordinate-paths.ts";
import { helpDeskPath } from "#app/domain/help-paths.ts";
import type { Workspaces } from "#app/domain/workspace/workspaces-of.ts";
import type workspace from "#app/i18n/messages/en/workspace.json";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { IconName } from "#app/components/ui/icon.tsx";
import type { WorkspaceMenu } from "#app/components/shell/workspace-header.tsx";

type Item = { key: keyof (typeof workspace)["menu"]; href: string; icon: IconName };
type Group = { key: "home" | "organise" | "coordinate" | "secretariat" | "own"; items: readonly Item[] };

/** Numbers of what waits for the account: items to decide, and events whose turn is its own. */
type WaitingNumbers = { queue: number; events: number };

/**
 * Return the menu of an account's workspaces, with its texts: pages that hydrate need not load the catalogue for it. It
 * leads only to pages that the account may open, also those that need the second factor first.
 * @param url of the page that shows it
 */
export function menuOf(
  workspaces: Workspaces,
  { language, url, waiting }: { language: Language; url: URL; waiting: WaitingNumbers },
): WorkspaceMenu {
  const groups = groupsOf(workspaces, language);
  const current = currentAddress(
    groups.flatMap(({ items }) => items),
    url.pathname,
  );
  const t = textsOf(language, "workspace");
  const countOf = (item: "queue" | "events") => {
    const count = waiting[item];
    return count === 0 ? null : { count, text: t(`waiting.${item}`, { count }) };
  };
  return {
    label: t("menu.label"),
    open: t("menu.open"),
    signOut: t("menu.signOut"),
    help: { label: t("menu.helpShort"), href: helpDeskPath(language, url.pathname) },
    language: t("menu.language", { language: endonyms[language] }),
    versions: languages.map((code) => ({
      code,
      label: endonyms[code],
      href: `${inLanguage(url.pathname, code)}${url.search}`,
      isCurrent: code === language,
    })),
    groups: groups.map(({ key, items }) => ({
      title: key === "home" || key === "own" ? null : t(`menu.${key}`),
      items: items.map(({ key: item, href, icon }) => ({
        label: t(`menu.${item}`),
        waiting: item === "queue" || item === "events" ? countOf(item) : null,
        href,
        icon,
        isCurrent: href === current,
      })),
    })),
  };
}

function groupsOf(workspaces: Workspaces, language: Language): Group[] {
  const { isOrganiser, isCoordinator, isSecretariat } = workspaces;
  const groups: (Group & { isShown: boolean })[] = [
    {
      key: "home",
      isShown: isOrganiser && isCoordinator,
      items: [{ key: "home", href: workspacesPath(language), icon: "home" }],
    },
    {
      key: "organise",
      isShown: isOrganiser || !isCoordinator,
      items: [
        { key: "events", href: organisePath(language), icon: "calendar" },
        ...(isOrganiser ? organiserItems(workspaces, language) : []),
      ],
    },
    {
      key: "coordinate",
      isShown: isCoordinator,
      items: [
        { key: "queue", href: coordinatePath(language), icon: "check" },
        { key: "allEvents", href: coordinateEventsPath(language), icon: "calendar" },
        { key: "organisations", href: coordinateOrganisationsPath(language), icon: "people" },
        { key: "contacts", href: contactsPath(language), icon: "mail" },
        { key: "messages", href: organiserMessagesPath(language), icon: "speech" },
        { key: "welcomes", href: welcomesPath(language), icon: "speech" },
        { key: "figures", href: statisticsPath(language), icon: "filter" },
        { key: "absence", href: absencePath(language), icon: "clock" },
      ],
    },
    {
      key: "secretariat",
      isShown: isSecretariat,
      items: secretariatPages.map((page) => ({
        key: page,
        href: secretariatPath(language, page),
        icon: secretariatIcons[page],
      })),
    },
    {
      key: "own",
      isShown: true,
      items: [
        { key: "account", href: accountPath(language), icon: "people" },
        { key: "programme", href: programmePagePath(language), icon: "calendar" },
      ],
    },
  ];
  return groups.filter(({ isShown }) => isShown);
}

const organiserItems = ({ onlyOrganisationId }: Workspaces, language: Language): Item[] => [
  { key: "newEvent", href: newEventPath(language), icon: "add" },
  { key: "import", href: importPath(language), icon: "arrow" },
  { key: "week", href: weekPath(language), icon: "place" },
  ...(onlyOrganisationId === null
    ? []
    : [{ key: "organisation", href: organisationPath(language, onlyOrganisationId), icon: "people" } as const]),
];

const secretariatIcons = {
  coordinators: "people",
  instance: "home",
  editions: "calendar",
  cities: "place",
  trusted: "check",
  reasons: "speech",
  lists: "filter",
  mail: "mail",
  audit: "clock",
} as const satisfies Record<(typeof secretariatPages)[number], IconName>;

/** Return the address of the menu to which a page belongs: the longest one that its own begins with. */
function currentAddress(items: readonly { href: string }[], pathname: string): string | null {
  const above = items.filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return above.sort((a, b) => b.href.length - a.href.length)[0]?.href ?? null;
}
