import type { z } from "zod";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { isLanguage } from "../languages/language.ts";
import { confirmTranslation } from "./confirm-translation.server.ts";
import { deleteTranslation } from "./delete-translation.server.ts";
import type { textForm } from "./translation-form.ts";
import { translateEvent } from "./translate-event.server.ts";

/**
 * Run the action of a form on the page of a translation: save, confirm or delete the text.
 * @throws NotFound for a stranger and for an unsupported language; Conflict when somebody changed the text meanwhile,
 * and once the event was refused or hidden; Invalid by field
 */
export function runTranslationAction(
  ctx: Context,
  input: { eventId: string; language: string | undefined; form: z.output<typeof textForm> },
): void {
  const { eventId, language, form } = input;
  if (!isLanguage(language)) throw new NotFound("text");
  if (form.intent === "save") translateEvent(ctx, { ...form, eventId, language });
  else if (form.intent === "confirm") confirmTranslation(ctx, { eventId, language, version: form.version });
  else deleteTranslation(ctx, { eventId, language, version: form.version });
}
