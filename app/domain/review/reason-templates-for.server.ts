import { listReasonTemplates } from "#db/queries/reason-templates.server.ts";
import type { Context } from "../context.ts";
import type { Language } from "../languages/language.ts";

/** Ready-made reasons: each in the reader's own words, and as it is sent in the organiser's language. */
export function reasonTemplatesFor(ctx: Context, language: Language) {
  const own = listReasonTemplates(ctx.db, ctx.language);
  return listReasonTemplates(ctx.db, language).map((reason) => ({
    ...reason,
    language,
    label: own.find((template) => template.kind === reason.kind && template.code === reason.code)?.text ?? reason.text,
  }));
}
export type ReasonTemplate = ReturnType<typeof reasonTemplatesFor>[number];
