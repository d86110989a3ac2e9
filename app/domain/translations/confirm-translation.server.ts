import { writeTransaction } from "#db/client.server.ts";
import { setText } from "#db/queries/events.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { readTranslation } from "./read-translation.server.ts";
import { requireHostedEvent } from "../event-access/require-hosted-event.server.ts";

/**
 * Confirm that a translation is still right after a change of the original. No text changes, so it takes effect at
 * once.
 * @throws NotFound for a stranger; Conflict once the event was refused or hidden, or when either text was changed since
 * the page was made
 */
export function confirmTranslation(
  ctx: Context,
  input: { eventId: string; language: Language; version: string },
): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireHostedEvent(tx, ctx, input.eventId);
    contentOutcome(tx, ctx.actor, event);
    const { text, version } = readTranslation(tx, event, input.language);
    if (version !== input.version) throw new Conflict("textChangedByOther");
    if (text?.state !== "outdated") return;
    const states = { oldState: "outdated", newState: "translated" };
    const audit = [{ action: "event.confirm-text", fields: [`text.${input.language}`], ...states }];
    recordChange(tx, ctx, { event, audit }, (writable) => setText(writable, { ...text, state: "translated" }));
  });
}
