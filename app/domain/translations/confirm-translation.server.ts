import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { setText, touchEvent } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { readTranslation } from "./read-translation.server.ts";
import { requireHostedEvent } from "../event-access/require-hosted-event.server.ts";

/**
 * Says that a translation is still right although the original changed after it. No word changes, so it counts at once.
 * @throws NotFound for a stranger; Conflict when either text was changed since the page was made
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
    setText(tx, { ...text, state: "translated" });
    touchEvent(tx, event.id, ctx.now);
    if (event.review === "approved") raiseProgrammeVersion(tx);
    recordAudit(tx, ctx, {
      action: "event.confirm-text",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: [`text.${input.language}`],
      oldState: "outdated",
      newState: "translated",
    });
  });
}
