import type { guideSections } from "#app/components/help/guide-sections.ts";
import type { GuideName } from "#app/domain/help-paths.ts";

type Rule = { [Name in GuideName]: [RegExp, Name, (typeof guideSections)[Name][number]] }[GuideName];

/** Sections that explain the pages of the workspaces; the first rule that matches an address without its language applies. */
const rules: readonly Rule[] = [
  [/^organise\/import/, "organiser", "many"],
  [/^organise\/events\/[^/]+\/edit\/when/, "organiser", "place"],
  [/^organise\/events\/[^/]+\/texts/, "organiser", "languages"],
  [/^organise\/events\/[^/]+\/people/, "organiser", "attendees"],
  [/^organise\/events\/[^/]+\/(dates|programme|hide)/, "organiser", "change"],
  [/^organise\/events\/[^/]+\/(partners|together|shared)/, "organiser", "team"],
  [/^organise\/events\/(new|[^/]+\/edit)/, "organiser", "prepare"],
  [/^organise\/organisations\/[^/]+\/first-event/, "organiser", "prepare"],
  [/^organise\/events\//, "organiser", "submit"],
  [/^organise\/(organisations|invitations)/, "organiser", "team"],
  [/^organise/, "organiser", "prepare"],
  [/^coordinate\/second-factor/, "coordinator", "factor"],
  [/^coordinate\/events\/[^/]+\/feature/, "coordinator", "promote"],
  [/^coordinate\/events\/[^/]+\/mend/, "coordinator", "changes"],
  [/^coordinate\/events\/[^/]+/, "coordinator", "decide"],
  [/^coordinate\/hide/, "coordinator", "danger"],
  [/^coordinate\/(organisations|contacts|messages)/, "coordinator", "organisations"],
  [/^coordinate\/absence/, "coordinator", "absence"],
  [/^coordinate/, "coordinator", "queue"],
];

/** Return the section of a guide that explains a page. @param path of that page, with its language; null for others */
export function guideOfPage(path: string): { guide: GuideName; section: string } | null {
  const address = path.replace(/^\/[a-z]{2}\//, "");
  const rule = rules.find(([pattern]) => pattern.test(address));
  return rule ? { guide: rule[1], section: rule[2] } : null;
}

/** Return the id of the event whose page it is, in any form; null for other pages. */
export const eventOfPage = (path: string): string | null =>
  /^\/[a-z]{2}\/organise\/events\/([^/]{1,100})/.exec(path)?.[1] ?? null;
