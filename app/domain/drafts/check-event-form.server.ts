import type { Database } from "#db/client.server.ts";
import { findCity } from "#db/queries/cities.server.ts";
import { findCurrentEdition, getEdition } from "#db/queries/editions.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { cityWindow } from "../editions/city-window.server.ts";
import { type Fault, Invalid } from "../errors.ts";
import { parseFaultText } from "../fault-text.ts";
import { checkEvent } from "../events/check-event.server.ts";
import { dateInputOf } from "../dates/date-form.ts";
import { eventForm, eventFormField, eventInputOf, fieldNameOf } from "./event-form.ts";
import type { EventInput } from "../forms/event-input.ts";
import { eventParts, nestedOf } from "../model/event-form-part.ts";
import type { EventFormState } from "./read-event-form.server.ts";
import { resolveDates } from "../dates/resolve-dates.server.ts";

type Faults = Record<string, Fault>;

/** Check a whole form against all rules. Returns the event that it makes, or its faults by field. */
export function checkEventForm(
  db: Database,
  { event, draft, parts }: EventFormState,
  eventId: string,
): { whole: EventInput | null; faults: Faults } {
  const organisationId = event?.leadOrganisationId ?? draft?.organisationId ?? "";
  const typed = { ...nestedOf(eventParts.flatMap((part) => parts[part])), eventId, organisationId };
  const parsed = eventForm.safeParse(typed);
  if (!parsed.success) {
    const shape = parsed.error.issues.map(({ path, message }): [string, Fault] => [
      fieldNameOf(path),
      parseFaultText(message),
    ]);
    return {
      whole: null,
      faults: { ...earlyFaults(db, typed, organisationId, event?.editionId ?? null), ...Object.fromEntries(shape) },
    };
  }
  const whole = eventInputOf(parsed.data);
  const faults = faultsOf(() => checkEvent(db, whole, event));
  return Object.keys(faults).length > 0 ? { whole: null, faults } : { whole, faults: {} };
}

function faultsOf(check: () => unknown): Faults {
  try {
    check();
    return {};
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return inForm(error.faults);
  }
}

/** Name faults of an event by the fields of its form. */
export const inForm = (faults: Readonly<Faults>): Faults =>
  Object.fromEntries(Object.entries(faults).map(([name, fault]) => [eventFormField(name), fault]));

/** Check the dates against edition and city even while other fields are missing. */
export function earlyFaults(
  db: Database,
  typed: Record<string, unknown>,
  organisationId: string,
  editionId: string | null,
): Faults {
  const parsed = eventForm.pick({ dates: true }).safeParse(typed);
  const edition = editionId ? getEdition(db, editionId) : findCurrentEdition(db, "en");
  const city = findCity(db, String(typed["cityId"] ?? findOrganisation(db, organisationId)?.cityId ?? ""));
  if (!parsed.success || !edition || !city) return {};
  return inForm(
    resolveDates(parsed.data.dates.map(dateInputOf), city.timeZone, cityWindow(db, edition, city.id)).faults,
  );
}
