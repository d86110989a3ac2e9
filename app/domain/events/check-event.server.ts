import type { Database } from "#db/client.server.ts";
import { findCity } from "#db/queries/cities.server.ts";
import { findCurrentEdition, getEdition } from "#db/queries/editions.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { cityWindow } from "../editions/city-window.server.ts";
import { Invalid } from "../errors.ts";
import type { EventInput } from "../forms/event-input.ts";
import { eventFaults, retiredFaults } from "./event-rules.server.ts";
import { type ResolvedDate, resolveDates } from "../dates/resolve-dates.server.ts";

export type CheckedEvent = { city: NonNullable<ReturnType<typeof findCity>>; editionId: string; dates: ResolvedDate[] };

/**
 * Check an event against everything that its form fields cannot know: edition, organisation, city, dates, vocabulary.
 * @param event the event as it is stored, which keeps its edition and may keep retired terms; null for a new one
 * @throws Invalid with faults by field
 */
export function checkEvent(tx: Database, input: EventInput, event: FoundEvent | null): CheckedEvent {
  const edition = event ? getEdition(tx, event.editionId) : findCurrentEdition(tx, "en");
  // A public event can be corrected until its edition is archived.
  const isPublic = event?.review === "approved";
  const isOpen = edition?.state === "open" || (isPublic && edition?.state === "closed");
  if (!edition || !isOpen) throw new Invalid({ "": { key: "editionClosed" } });
  const organisation = findOrganisation(tx, input.organisationId);
  if (!organisation || !["pending", "verified"].includes(organisation.state)) {
    throw new Invalid({ organisationId: { key: "choose" } });
  }
  const ownFaults = { ...eventFaults(tx, input), ...retiredFaults(tx, input, event) };
  const city = findCity(tx, input.cityId);
  if (!city) throw new Invalid({ ...ownFaults, cityId: { key: "unknownCity" } });
  const { resolved, faults } = resolveDates(input.dates, city.timeZone, cityWindow(tx, edition, city.id));
  const all = { ...ownFaults, ...faults };
  if (Object.keys(all).length > 0) throw new Invalid(all);
  return { city, editionId: edition.id, dates: resolved };
}
