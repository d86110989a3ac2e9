import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { changeText } from "./change-text.server.ts";
import { readTranslation } from "./read-translation.server.ts";
import { requireHostedEvent } from "../event-access/require-hosted-event.server.ts";

/**
 * Takes a translation away; that of an approved event goes once a coordinator has seen it.
 * @throws NotFound for a stranger; Conflict for the original, or when somebody changed the text meanwhile
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
