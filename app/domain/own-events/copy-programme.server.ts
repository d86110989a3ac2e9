import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listCopies } from "#db/queries/own-events.server.ts";
import { setImmediate } from "node:timers/promises";
import { type Context, organisationIdsOf } from "../context.ts";
import { copyEvent } from "../drafts/copy-event.server.ts";
import { Conflict, type Fault, Invalid } from "../errors.ts";
import type { EventStep } from "../model/event-form-part.ts";
import { maxChosen } from "./chosen-lines.server.ts";
import { readOwnLines } from "./read-own-lines.server.ts";
import { refusalOf } from "./refusal-of.ts";

type Copied = { eventId: string; title: string; language: string; missing: EventStep[]; hadCoHosts: boolean };
export type CopyReport = {
  copied: Copied[];
  /** Events with a copy in this edition already, which nobody asked to copy once more. */
  doubles: { eventId: string; title: string; language: string; copyId: string }[];
  refused: { eventId: string; title: string; language: string; fault: Fault }[];
};

/**
 * Copy events of the actor's organisations to the current edition as drafts, each as `copyEvent` does and in a
 * transaction of its own. An event that has a copy there is not copied again.
 * @param input `again`: events to copy although they have a copy
 * @throws Invalid `e` when none or too many are chosen; Conflict `editionClosed` when there is no edition to copy to
 */
export async function copyProgramme(
  ctx: Context,
  input: { eventIds: readonly string[]; again: readonly string[] },
): Promise<CopyReport> {
  const ids = [...new Set(input.eventIds)];
  if (ids.length === 0) throw new Invalid({ e: { key: "chooseOne" } });
  if (ids.length > maxChosen) throw new Invalid({ e: { key: "tooMany", values: { max: maxChosen } } });
  const edition = findCurrentEdition(ctx.db, ctx.language);
  if (!edition) throw new Conflict("editionClosed");
  const copies = listCopies(ctx.db, organisationIdsOf(ctx.actor), edition.id);
  const lines = new Map(readOwnLines(ctx).map((line) => [line.eventId, line]));
  const again = new Set(input.again);
  const report: CopyReport = { copied: [], doubles: [], refused: [] };
  for (const eventId of ids) {
    const { title = "", language = ctx.language } = lines.get(eventId) ?? {};
    const copyId = copies.get(eventId);
    if (copyId && !again.has(eventId)) report.doubles.push({ eventId, title, language, copyId });
    else enter(ctx, report, { eventId, title, language });
    await setImmediate();
  }
  return report;
}

function enter(ctx: Context, report: CopyReport, event: { eventId: string; title: string; language: string }): void {
  try {
    report.copied.push({ ...event, ...copyEvent(ctx, { eventId: event.eventId }) });
  } catch (error) {
    report.refused.push({ ...event, fault: refusalOf(error).fault });
  }
}
