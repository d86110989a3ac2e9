import type { Context } from "../context.ts";
import { languages } from "../languages/language.ts";
import { isEditable } from "../model/review-state.ts";
import { readTranslation } from "./read-translation.server.ts";
import { requireHostedEvent } from "../event-access/require-hosted-event.server.ts";

/**
 * List all languages with the state of the event's text in each.
 * @throws NotFound for everybody but members of the lead and of accepted co-hosts
 */
export function listTranslations(ctx: Context, eventId: string) {
  const event = requireHostedEvent(ctx.db, ctx, eventId);
  return {
    eventId: event.id,
    title: readTranslation(ctx.db, event, event.language).original.title,
    textLanguage: event.language,
    isOpen: isEditable(event.review),
    texts: languages.map((language) => {
      const { text, shown, isWaiting } = readTranslation(ctx.db, event, language);
      return {
        language,
        title: shown.title,
        state: language === event.language ? ("original" as const) : (text?.state ?? ("missing" as const)),
        isWaiting: isWaiting && language !== event.language,
      };
    }),
  };
}
