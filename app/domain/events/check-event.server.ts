import type { Database } from "#db/client.server.ts";
import { findCity } from "#db/queries/cities.server.ts";
import { findCurrentEdition, getEdition } from "#db/queries/editions.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { cityWindow } from "../editions/city-window.server.ts";
import { Invalid } from "../errors.ts";
import type { EventInput } from "../forms/event-input.ts";
import { eventFaults } from "./event-rules.server.ts";
import { type ResolvedDate, resolveDates } from "../dates/resolve-dates.server.ts";

export type CheckedEvent = { city: NonNullable<ReturnType<typeof findCity>>; editionId: string; dates: ResolvedDate[] };

/**
 * Check an event against everything that its form fields cannot know: edition, organisation, city, dates, vocabulary.
 * @param editionId edition of an existing event; null: the current one
 * @param isPublic true for a public event, which can be corrected until its edition is archived
 * @throws Invalid with faults by field
 */
export function checkEvent(tx: Database, input: EventInput, editionId: string | null, isPublic = false): CheckedEvent {
  const edition = editionId ? getEdition(tx, editionId) : findCurrentEdition(tx, "en");
  const isOpen = edition?.state === "open" || (isPublic && edition?.state === "closed");
  if (!edition || !isOpen) throw new Invalid({ "": { key: "editionClosed" } });
  const organisation = findOrganisation(tx, input.organisationId);
  if (!organisation || !["pending", "verified"].includes(organisation.state)) {
    throw new Invalid({ organisationId: { key: "choose" } });
  }
  const city = findCity(tx, input.cityId);
  if (!city) throw new Invalid({ ...eventFaults(tx, input), cityId: { key: "unknownCity" } });
  const { resolved, faults } = resolveDates(input.dates, city.timeZone, cityWindow(tx, edition, city.id));
  const all = { ...eventFaults(tx, input), ...faults };
  if (Object.keys(all).length > 0) throw new Invalid(all);
  return { city, editionId: edition.id, dates: resolved };
}
