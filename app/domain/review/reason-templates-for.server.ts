import { listReasonTemplates } from "#db/queries/reason-templates.server.ts";
import type { Context } from "../context.ts";
import type { Language } from "../languages/language.ts";

/**
 * List the reason templates with the text to send, in the organiser's language, and a label in the reader's.
 * @param language language of the organiser
 */
export function reasonTemplatesFor(ctx: Context, language: Language) {
  const own = listReasonTemplates(ctx.db, ctx.language);
  return listReasonTemplates(ctx.db, language).map((reason) => ({
    ...reason,
    language,
    label: own.find((template) => template.kind === reason.kind && template.code === reason.code)?.text ?? reason.text,
  }));
}
export type ReasonTemplate = ReturnType<typeof reasonTemplatesFor>[number];
