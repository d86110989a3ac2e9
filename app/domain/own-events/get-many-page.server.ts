import { listVenuesOf } from "#db/queries/organiser-events.server.ts";
import { isTrustedOrganisation } from "#db/queries/organisations.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { chosenLines, type ManyAct, takes } from "./chosen-lines.server.ts";

/** Number of chosen events that are named before an act. */
const maxNamed = 10;
const maxVenues = 40;

/**
 * Return what an act on chosen events would do: to which it applies, with the first ten, and how many stay as they are.
 * @param query the choice, see `chosenLines`
 */
export function getManyPage(ctx: Context, act: ManyAct, query: Parameters<typeof chosenLines>[1]) {
  const chosen = chosenLines(ctx, query);
  const lines = chosen.filter((line) => takes(act, line));
  const trusted = new Set(
    [...new Set(lines.map(({ organisationId }) => organisationId))].filter((id) => isTrustedOrganisation(ctx.db, id)),
  );
  return {
    act,
    eventIds: lines.map(({ eventId }) => eventId),
    named: lines.slice(0, maxNamed).map(({ eventId, title, language, start, venueName, cityName }) => ({
      eventId,
      title,
      language,
      start,
      place: [venueName, cityName].filter(Boolean).join(" · "),
    })),
    /** Number of events that cannot be done now. */
    others: chosen.length - lines.length,
    /** Number of public events, whose attendees are told. */
    publicCount: lines.filter(({ review }) => review === "approved").length,
    /** Number of events that are public as soon as they are submitted. */
    trustedCount: lines.filter(
      ({ organisationId, review }) => trusted.has(organisationId) && review !== "changes_requested",
    ).length,
    venues: act === "venue" ? listVenuesOf(ctx.db, ctx.language, organisationIdsOf(ctx.actor)).slice(0, maxVenues) : [],
  };
}
export type ManyPage = ReturnType<typeof getManyPage>;
