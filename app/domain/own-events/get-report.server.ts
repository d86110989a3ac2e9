import type { Context } from "../context.ts";
import { faultText } from "../fault-text.ts";
import type { EventStep } from "../model/event-form-part.ts";
import type { ManyReport } from "./change-many-events.server.ts";
import { readOwnLines } from "./read-own-lines.server.ts";

/** Maximum number of unchanged events that are named with their causes. */
const maxNamed = 100;

/** Return a report with the titles of the events that stayed as they were, and the text of each cause. */
export function namedReport(ctx: Context, { done, published, kept, unchanged }: ManyReport) {
  const lines = new Map(readOwnLines(ctx).map((line) => [line.eventId, line]));
  return {
    done,
    published,
    kept,
    unchangedCount: unchanged.length,
    unchanged: unchanged.slice(0, maxNamed).map(({ eventId, fault, steps }) => {
      const line = lines.get(eventId);
      const step: EventStep | null = steps[0] ?? null;
      return {
        eventId: line ? eventId : null,
        title: line?.title ?? "",
        language: line?.language ?? ctx.language,
        fault: faultText(fault.key, fault.values),
        steps,
        step,
      };
    }),
  };
}
export type NamedReport = ReturnType<typeof namedReport>;
