import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { changeText } from "./change-text.server.ts";
import { textParts } from "../model/event.ts";
import { type TranslationText, readTranslation } from "./read-translation.server.ts";
import { requireHostedEvent } from "../event-access/require-hosted-event.server.ts";

/**
 * Set the text of an event in a language other than the original's; that of an approved event is only proposed, unless
 * a member of a trusted lead organisation sets it.
 * @param input `version` of the texts that the form showed, the original included; without it, they are not compared
 * @throws NotFound for a stranger; Conflict once the event was refused or hidden, or when somebody changed either text
 * meanwhile; Invalid `language` for the original's
 */
export function translateEvent(
  ctx: Context,
  input: { eventId: string; language: Language; version?: string } & TranslationText,
): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireHostedEvent(tx, ctx, input.eventId);
    const { language, title, summary, description } = input;
    if (language === event.language) throw new Invalid({ language: { key: "choose" } });
    const found = readTranslation(tx, event, language);
    const isSame = textParts.every((part) => found.shown[part] === input[part]);
    if (input.version !== undefined && input.version !== found.version && !isSame)
      throw new Conflict("textChangedByOther");
    changeText(tx, ctx, {
      event,
      language,
      words: { title, summary, description },
      action: "event.translate",
    });
  });
}
