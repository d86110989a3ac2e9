import { listProgrammeDates } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import type { Instant, LocalDate } from "../time/zoned-time.ts";
import { utcDay } from "../time/zoned-time.ts";
import type { EventCard } from "./event-card.ts";
import type { ProgrammeFilter } from "../model/programme-filter.ts";
import { toCards } from "./to-card.server.ts";

/** Maximum number of printed dates, about fifteen pages; a filter gives shorter lists. */
export const maxPrinted = 180;

export type PrintedProgramme = { cards: EventCard[]; isCut: boolean; printedOn: LocalDate };

export function listPrint(ctx: Context, filter: ProgrammeFilter, endingAfter: Instant | null): PrintedProgramme {
  const rows = listProgrammeDates(ctx.db, {
    filter,
    language: ctx.language,
    now: ctx.now,
    endingAfter,
    after: null,
    limit: maxPrinted + 1,
  });
  const shown = rows.slice(0, maxPrinted);
  return {
    cards: toCards(ctx, shown),
    isCut: rows.length > maxPrinted,
    printedOn: utcDay(ctx.now),
  };
}
