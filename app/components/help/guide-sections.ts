import { NotFound } from "#app/domain/errors.ts";
import { type GuideName, guideNames } from "#app/domain/help-paths.ts";
import type { IconName } from "#app/components/ui/icon.tsx";

/** Sections of each guide in their order; the keys are also the fragments of their addresses. */
export const guideSections = {
  resident: ["find", "cost", "papers", "join", "waitlist", "cancel", "changes", "place", "privacy", "shared", "wrong"],
  organiser: ["register", "prepare", "many", "place", "languages", "submit", "share", "attendees", "change", "team"],
  coordinator: ["factor", "queue", "decide", "changes", "organisations", "danger", "promote", "absence"],
} as const satisfies Record<GuideName, readonly string[]>;

/** Stations of the way that each guide draws, with their icons. */
export const guideWays = {
  resident: { find: "filter", join: "participation", code: "ticket", come: "people" },
  organiser: { write: "add", read: "speech", public: "interculturality", day: "people" },
  coordinator: { waits: "clock", read: "speech", decide: "check", told: "mail" },
} as const satisfies Record<GuideName, Record<string, IconName>>;

type Sections = typeof guideSections;
type Ways = typeof guideWays;
/** Keys of the catalogue: a section belongs to its guide only, which a template of both names cannot say. */
export type SectionKey = { [Name in GuideName]: `${Name}.${Sections[Name][number]}` }[GuideName];
export type StationKey = { [Name in GuideName]: `${Name}.way.${keyof Ways[Name] & string}` }[GuideName];

/** Return the stations of a guide's way, with their icons. */
export const stationsOf = (guide: GuideName): [station: string, icon: IconName][] => Object.entries(guideWays[guide]);

/** Parse the last part of a guide's address, e.g. `organisers`. @throws NotFound for others */
export function parseGuide(address: string | undefined): GuideName {
  const guide = guideNames.find((name) => `${name}s` === address);
  if (!guide) throw new NotFound("guide");
  return guide;
}
