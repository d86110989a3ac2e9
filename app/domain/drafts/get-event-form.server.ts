import { findOrganisation } from "#db/queries/organisations.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { NotFound } from "../errors.ts";
import { isFreelyEditable } from "../model/review-state.ts";
import { groupDates } from "../dates/date-groups.ts";
import { dayOf } from "../time/typed-day.ts";
import { checkEventForm } from "./check-event-form.server.ts";
import { progressOf } from "./form-progress.ts";
import {
  type DraftEntry,
  type EventPart,
  type EventStep,
  entriesOf,
  nestedOf,
  partOf,
  partsOf,
} from "../model/event-form-part.ts";
import { type EventChoices, getEventChoices } from "./get-event-choices.server.ts";
import { listPastVenues } from "./past-venues.server.ts";
import { getLanguageChoices } from "./get-language-choices.server.ts";
import { listContradictions } from "./list-contradictions.server.ts";
import { requireDraftOwner } from "./save-draft.server.ts";
import { stepVersion } from "./save-event-step.server.ts";
import { listSameDay } from "./list-same-day.server.ts";
import { type EventFormState, readEventForm, usualParticipation } from "./read-event-form.server.ts";

/**
 * Return one step of an event's form: as typed in the draft, as saved, or with default values for a new event. The step
 * `when` of a public event asks for the place only: its dates are changed one by one.
 * @param input `organisationId` is the lead of a new event
 * @throws NotFound for an actor who may not post for the organisation
 */
export function getEventForm(ctx: Context, input: { eventId: string; organisationId: string; step: EventStep }) {
  const organisationId = requireDraftOwner(ctx.db, ctx, input);
  const form = readEventForm(ctx.db, input.eventId);
  const organisation = findOrganisation(ctx.db, organisationId);
  if (!organisation) throw new NotFound("organisation");
  const choices = getEventChoices(ctx, form.event);
  const isPublic = form.event !== null && !isFreelyEditable(form.event.review);
  const parts = partsOf(input.step).filter((part) => !(isPublic && part === "when"));
  const values = nestedOf(parts.flatMap((part) => shownEntries(ctx, form, part, { organisation, choices })));
  const kept = form.typed.filter(({ part }) => parts.includes(part));
  return {
    eventId: input.eventId,
    organisation: { id: organisation.id, name: organisation.name },
    choices,
    values: { ...values, ...("dates" in values ? { dates: groupedDates(values["dates"]) } : {}) },
    version: stepVersion(input.step, form.parts),
    /** True for an unfinished change of this step by another account. */
    isByOther: kept.some(({ accountId }) => accountId !== null && accountId !== accountIdOf(ctx.actor)),
    isPublic,
    exists: form.event !== null,
    progress: progressOf(form, checkEventForm(ctx.db, form, input.eventId).faults),
    contradictions: listContradictions(ctx.db, form).filter(({ ends }) =>
      parts.some((part) => (ends as readonly string[]).includes(part)),
    ),
    languages: input.step === "inclusion" ? getLanguageChoices(ctx, organisation, values) : null,
    venues: parts.includes("where") ? listPastVenues(ctx, { eventId: input.eventId, organisationId }) : [],
    ...(parts.includes("when")
      ? sameDays(ctx, form, organisation.cityId)
      : { cityId: null, cityName: "", sameDays: [] }),
  };
}
export type EventFormPage = ReturnType<typeof getEventForm>;

/** Gather the dates of a form by their times. A forged draft may hold a text instead. */
const groupedDates = (dates: unknown) => (Array.isArray(dates) ? groupDates(dates as Record<string, string>[]) : []);

type Made = { organisation: { cityId: string; contactEmail: string }; choices: EventChoices };

function shownEntries(ctx: Context, form: EventFormState, part: EventPart, made: Made): readonly DraftEntry[] {
  const isThere = form.event !== null || form.typed.some((draftPart) => draftPart.part === part);
  return isThere ? form.parts[part] : proposals(ctx, made).filter(([name]) => partOf(name) === part);
}

/** Return the default values of a new event; the place level is that of the city. */
function proposals(ctx: Context, { organisation, choices }: Made): DraftEntry[] {
  const city = choices.cities.find((city) => city.id === organisation.cityId);
  return entriesOf({
    language: ctx.language,
    attendance: "in_person",
    door: usualParticipation,
    placeLevel: city?.placeLevel ?? "public",
    cityId: city?.id ?? "",
    contactEmail: organisation.contactEmail,
  });
}

/** List the other public events in the chosen city on the chosen days. */
function sameDays(ctx: Context, form: EventFormState, homeCityId: string) {
  const typed = nestedOf([...form.parts.when, ...form.parts.where]);
  const rows = (typed["dates"] as { day?: string }[] | undefined) ?? [];
  const days = rows.flatMap(({ day }) => dayOf(day ?? "") ?? []);
  const cityId = String(typed["cityId"] ?? homeCityId);
  const found = listSameDay(ctx, {
    cityId,
    days,
    exceptEventId: form.event?.id ?? null,
  });
  return { cityId, ...found };
}
