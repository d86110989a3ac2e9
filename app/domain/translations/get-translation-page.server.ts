import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { isLanguage } from "../languages/language.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { readTranslation } from "./read-translation.server.ts";
import { requireHostedEvent } from "../event-access/require-hosted-event.server.ts";

/**
 * Return a translation beside its original, to be read and edited.
 * @throws NotFound for a stranger, for the language of the original and for an unsupported one; Conflict once the event
 * was refused or hidden
 */
export function getTranslationPage(ctx: Context, input: { eventId: string; language: string | undefined }) {
  const event = requireHostedEvent(ctx.db, ctx, input.eventId);
  const { language } = input;
  if (!isLanguage(language) || language === event.language) throw new NotFound("text");
  const { text, original, shown, isWaiting, version } = readTranslation(ctx.db, event, language);
  return {
    eventId: event.id,
    language,
    originalLanguage: event.language,
    original,
    values: shown,
    version,
    state: text?.state ?? null,
    isWaiting,
    outcome: contentOutcome(ctx.db, ctx.actor, event),
  };
}
export type TextPage = ReturnType<typeof getTranslationPage>;
