import { type Database, writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { completeDraft } from "../drafts/complete-draft.server.ts";
import { getEventForm } from "../drafts/get-event-form.server.ts";
import { publishChanges } from "../drafts/publish-changes.server.ts";
import { type EventFormState, readEventForm } from "../drafts/read-event-form.server.ts";
import { requireDraftOwner, saveDraft } from "../drafts/save-draft.server.ts";
import { Conflict, Invalid } from "../errors.ts";
import { type DraftEntry, entriesOf, partOf } from "../model/event-form-part.ts";

export type Venue = { venueName: string; streetAddress: string | null; district: string | null };

/**
 * Set the venue of an event or a draft as its form does: of a public event at once, with the notices to its attendees.
 * @param input `isReplacing`: also where a venue is given already; the event stays as it is otherwise
 * @throws NotFound for an actor who may not post for the organisation; Conflict for an online event, and for changes to
 * a public event that are typed and not confirmed; Invalid where no address may be stored
 */
export function setVenue(ctx: Context, input: { eventId: string; venue: Venue; isReplacing: boolean }): "set" | "kept" {
  const { eventId, venue, isReplacing } = input;
  return writeTransaction(ctx.db, (tx) => {
    const inside = { ...ctx, actor: ctx.actor, db: tx };
    const organisationId = requireDraftOwner(tx, ctx, { eventId, organisationId: "" });
    const form = readEventForm(tx, eventId);
    const where = whereEntries(inside, form, { eventId, organisationId });
    requireVenue(form, where);
    const has = (name: string) => where.some(([field, value]) => field === name && value.trim() !== "");
    if (!isReplacing && (has("venueName") || has("streetAddress"))) return "kept";
    saveDraft(inside, { eventId, organisationId, parts: { where: [...withoutVenue(where), ...entriesOf(venue)] } });
    if (form.event?.review === "approved") publishChanges(inside, { eventId });
    else completeDraft(inside, { eventId });
    return "set";
  });
}

/** Return the fields of the place as the form shows them: with its default values where nothing is typed yet. */
function whereEntries(
  ctx: Context & { db: Database },
  form: EventFormState,
  of: { eventId: string; organisationId: string },
): readonly DraftEntry[] {
  const isThere = form.event !== null || form.typed.some(({ part }) => part === "where");
  if (isThere) return form.parts.where;
  return entriesOf(getEventForm(ctx, { ...of, step: "when" }).values).filter(([name]) => partOf(name) === "where");
}

const venueFields: ReadonlySet<string> = new Set(["venueName", "streetAddress", "district"] satisfies (keyof Venue)[]);
const withoutVenue = (where: readonly DraftEntry[]) => where.filter(([name]) => !venueFields.has(name));

function requireVenue({ event, draft }: EventFormState, where: readonly DraftEntry[]): void {
  const is = (name: string, value: string) => where.some(([field, typed]) => field === name && typed === value);
  if (event?.review === "approved" && draft) throw new Conflict("unconfirmedChanges");
  if (is("attendance", "online")) throw new Conflict("venueOfOnline");
  if (is("placeLevel", "by_partner")) throw new Invalid({ venueName: { key: "noAddressByPartner" } });
}
