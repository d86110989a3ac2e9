import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { changeText } from "./change-text.server.ts";
import { readTranslation } from "./read-translation.server.ts";
import { requireHostedEvent } from "../event-access/require-hosted-event.server.ts";

/**
 * Delete a translation; that of an approved event is only proposed for deletion, unless a member of a trusted lead
 * organisation deletes it.
 * @throws NotFound for a stranger; Conflict for the original, when somebody changed the text meanwhile, and once the
 * event was refused or hidden
 */
export function deleteTranslation(ctx: Context, input: { eventId: string; language: Language; version: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireHostedEvent(tx, ctx, input.eventId);
    const isOriginal = input.language === event.language;
    const found = readTranslation(tx, event, input.language);
    if (isOriginal || found.version !== input.version) throw new Conflict("textChangedByOther");
    if (!found.text && !found.isWaiting) return;
    changeText(tx, ctx, { event, language: input.language, words: null, action: "event.delete-text" });
  });
}
