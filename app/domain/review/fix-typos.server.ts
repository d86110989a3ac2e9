import { textParts } from "../model/event.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import { type FoundEvent, listTexts, setText } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import { isLanguage } from "../languages/language.ts";
import { isSpelling } from "../text/spelling.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";
import { reviewStateAfter } from "../model/review-state.ts";

/**
 * Correct the spelling of a text as a coordinator. No word may be added or removed, and no number, link or name of a
 * day changed. The correction of a public event is public at once; translations stay as they are.
 * @param input `revision` of the event as it was read
 * @throws NotFound outside the actor's scopes; Conflict when the event changed meanwhile or is not in review; Invalid
 * by part where more than the spelling would change
 */
export function fixTypos(
  ctx: Context,
  input: {
    eventId: string;
    revision: number;
    language: string;
    title: string;
    summary: string;
    description: string;
  },
): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireReviewable(tx, ctx, input.eventId);
    const newState = reviewStateAfter(event.review, "fix_typos");
    if (!newState) throw new Conflict("eventDecided");
    if (event.revision !== input.revision) throw new Conflict("changedMeanwhile");
    const text = textOf(tx, event, input.language);
    const changed = textParts.filter((part) => text[part] !== input[part]);
    if (changed.length === 0) return;
    const faults = changed.filter((part) => !isSpelling(text[part], input[part]));
    if (faults.length > 0) {
      throw new Invalid(Object.fromEntries(faults.map((part) => [part, { key: "spellingOnly" as const }])));
    }
    const { title, summary, description } = input;
    const fields = changed.map((part) => `${part}.${text.language}`);
    recordChange(tx, ctx, { event, review: { action: "fix_typos", newState, fields } }, (writable) =>
      setText(writable, { ...text, title, summary, description, updatedAt: ctx.now }),
    );
  });
}

function textOf(tx: Database, event: FoundEvent, language: string) {
  const text = isLanguage(language) && listTexts(tx, event.id).find((text) => text.language === language);
  if (!text) throw new NotFound("text");
  return text;
}
