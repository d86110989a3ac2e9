import { findPageByToken } from "#db/queries/attendee-pages.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import type { EventView } from "../events/build-event-view.server.ts";
import { getPublicEvent } from "../events/get-public-event.server.ts";

/**
 * An event as somebody sees it who has a personal page and wants it there too.
 * @throws NotFound for an unknown page, and for an event that is not public
 */
export function getJoinPage(ctx: Context, input: { token: string; slug: string }): EventView {
  if (!findPageByToken(ctx.db, input.token)) throw new NotFound("page");
  return getPublicEvent(ctx, input.slug);
}

/** The slug in an address of an event page as people copy it, or typed alone; null when there is none. */
export function slugIn(typed: string): string | null {
  const path = typed.trim().split(/[?#]/, 1)[0] ?? "";
  return /(?:^|\/events\/)([a-z0-9-]{1,200})(?:\/[a-z]*)?$/.exec(path)?.[1] ?? null;
}
