import type { Context } from "../context.ts";
import type { LocalDate } from "../time/zoned-time.ts";
import { utcDay } from "../time/zoned-time.ts";
import type { EventCard } from "./event-card.ts";
import { type FoundDates, listFirst } from "./match-programme.server.ts";
import { toCards } from "./to-card.server.ts";

/** Maximum number of printed dates, about fifteen pages; a filter gives shorter lists. */
export const maxPrinted = 180;

export type PrintedProgramme = { cards: EventCard[]; isCut: boolean; printedOn: LocalDate };

export const listPrint = (ctx: Context, found: FoundDates): PrintedProgramme => ({
  cards: toCards(ctx, listFirst(ctx, found, maxPrinted)),
  isCut: found.dates.length > maxPrinted,
  printedOn: utcDay(ctx.now),
});
