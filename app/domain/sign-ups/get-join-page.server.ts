import { findPageByToken } from "#db/queries/attendee-pages.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import type { EventView } from "../events/build-event-view.server.ts";
import { getPublicEvent } from "../events/get-public-event.server.ts";

/**
 * Return a public event for a visitor who wants to add it to an attendee page.
 * @throws NotFound for an unknown page, and for an event that is not public
 */
export function getJoinPage(ctx: Context, input: { token: string; slug: string }): EventView {
  if (!findPageByToken(ctx.db, input.token)) throw new NotFound("page");
  return getPublicEvent(ctx, input.slug);
}

/** Return the slug in a copied address of an event page, or in a slug typed alone; null when there is none. */
export function slugIn(typed: string): string | null {
  const path = typed.trim().split(/[?#]/, 1)[0] ?? "";
  return /(?:^|\/events\/)([a-z0-9-]{1,200})(?:\/[a-z]*)?$/.exec(path)?.[1] ?? null;
}
