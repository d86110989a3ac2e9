import { listTexts } from "#db/queries/events.server.ts";
import { isTrustedOrganisation } from "#db/queries/organisations.server.ts";
import { findPicturesOf } from "#db/queries/pictures.server.ts";
import type { Context } from "../context.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { pictureOutcome } from "./picture-outcome.ts";

/**
 * Return the pictures of an event for its lead organisation, and the outcome of a new one.
 * @throws NotFound for everybody but members of the lead organisation
 */
export function getOwnPictures(ctx: Context, eventId: string) {
  const event = requireOwnEvent(ctx.db, ctx, eventId);
  const isTrusted = isTrustedOrganisation(ctx.db, event.leadOrganisationId);
  return {
    eventId: event.id,
    title: listTexts(ctx.db, event.id).find((text) => text.language === event.language)?.title ?? "",
    /** Language of the original, and so of the alternative text and credit. */
    language: event.language,
    outcome: pictureOutcome(event.review, isTrusted),
    ...findPicturesOf(ctx.db, event.id),
  };
}
export type OwnPictures = ReturnType<typeof getOwnPictures>;
