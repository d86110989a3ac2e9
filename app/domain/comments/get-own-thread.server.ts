import { findCity, findCityZone } from "#db/queries/cities.server.ts";
import { listTexts } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { requireOwnOrganisation } from "../organisations/require-own-organisation.server.ts";
import { getThread } from "./get-thread.server.ts";
import type { CommentSubject } from "../model/comment.ts";

/**
 * Return the thread about an event or an organisation of the actor, for the organiser.
 * @throws NotFound for an actor outside the organisation, and for an event that was never submitted
 */
export function getOwnThread(ctx: Context, about: { kind: CommentSubject; id: string }) {
  const { title, language, cityId } = about.kind === "event" ? eventOf(ctx, about.id) : organisationOf(ctx, about.id);
  return {
    title,
    /** Language of the event's title; null for an organisation. */
    textLanguage: language,
    countryCode: findCity(ctx.db, cityId)?.countryCode ?? "",
    messages: getThread(ctx, { ...about, timeZone: findCityZone(ctx.db, cityId) }, "organiser"),
  };
}
export type OwnThread = ReturnType<typeof getOwnThread>;

function eventOf(ctx: Context, eventId: string) {
  const event = requireOwnEvent(ctx.db, ctx, eventId);
  if (event.submittedAt === null) throw new NotFound("conversation");
  const text = listTexts(ctx.db, eventId).find((text) => text.language === event.language);
  return { title: text?.title ?? "", language: event.language, cityId: event.cityId };
}

function organisationOf(ctx: Context, organisationId: string) {
  requireOwnOrganisation(ctx.db, ctx, organisationId, "organisation:read");
  const found = findOrganisation(ctx.db, organisationId);
  return { title: found?.name ?? "", language: null, cityId: found?.cityId ?? "" };
}
