import { listReadyReasons } from "#db/queries/reason-templates.server.ts";
import type { Context } from "../context.ts";
import type { Language } from "../languages/language.ts";

/** Ready-made reasons: each in the reader's own words, and as it is sent in the organiser's language. */
export function readyReasonsFor(ctx: Context, language: Language) {
  const own = listReadyReasons(ctx.db, ctx.language);
  return listReadyReasons(ctx.db, language).map((reason) => ({
    ...reason,
    language,
    label: own.find((one) => one.kind === reason.kind && one.code === reason.code)?.text ?? reason.text,
  }));
}
export type ReadyReason = ReturnType<typeof readyReasonsFor>[number];
