import { findCity } from "#db/queries/cities.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { readVocabulary } from "#db/queries/vocabulary.server.ts";
import type { Context } from "../context.ts";
import { offeredTerms } from "../model/vocabulary.ts";
import { placeLevels, stricterLevel } from "../model/place.ts";
import { tableText } from "./write-event-table.server.ts";

/** Texts of the example row, in the reader's language. */
export type ExampleTexts = Record<"title" | "summary" | "description" | "venue" | "address", string>;

/** Write a table with one example row: an evening on the first day of the current edition, in the organiser's city. */
export function writeEventTemplate(ctx: Context, texts: ExampleTexts): string {
  const [membership] = ctx.actor.kind === "account" ? ctx.actor.memberships : [];
  const [organisation] = listOrganisations(ctx.db, membership ? [membership.organisationId] : []);
  const edition = findCurrentEdition(ctx.db, ctx.language);
  if (!organisation || !edition) return tableText([]);
  const city = findCity(ctx.db, organisation.cityId);
  const { theme, format } = readVocabulary(ctx.db, ctx.language);
  const level = city ? stricterLevel(city.defaultPlaceLevel, city.countryPlaceLevel) : placeLevels[0];
  // With `by_partner` no address is stored, so the example has none.
  const hasAddress = level !== "by_partner";
  const row = {
    external_id: "1",
    title: texts.title,
    summary: texts.summary,
    description: texts.description,
    language: ctx.language,
    theme: offeredTerms(theme)[0]?.code ?? "",
    format: offeredTerms(format)[0]?.code ?? "",
    city: city?.slug ?? "",
    country: organisation.countryCode,
    start: `${edition.startsOn}T18:00`,
    end: `${edition.startsOn}T20:00`,
    venue: hasAddress ? texts.venue : "",
    address: hasAddress ? texts.address : "",
    place_level: level,
    capacity: "30",
    door: "sign_up",
    organisation: organisation.name,
    contact_email: organisation.contactEmail,
    other_language: "",
  };
  return tableText([row]);
}
