import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { listReasonTemplateKeys, readReasonTemplate, setReasonTemplate } from "#db/queries/reason-templates.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { type Language, languages } from "../languages/language.ts";
import type { ReasonTemplateKind } from "../model/decision.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";

/** List the reason templates in every language. @throws NotFound for everybody but the secretariat */
export function listReasons(ctx: Context) {
  requireSecretariat(ctx);
  return listReasonTemplateKeys(ctx.db).map((key) => ({ ...key, texts: readReasonTemplate(ctx.db, key) }));
}
export type ReasonList = ReturnType<typeof listReasons>;

/**
 * Create or change a reason template. One without a text in any language is not offered.
 * @param input `code` empty for a new template
 * @throws NotFound for everybody but the secretariat
 */
export function saveReason(
  ctx: Context,
  input: { kind: ReasonTemplateKind; code: string; texts: Readonly<Record<Language, string | null>> },
): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    const key = { kind: input.kind, code: input.code === "" ? randomUUID().slice(0, 8) : input.code };
    const texts = Object.fromEntries(
      languages.flatMap((language) => (input.texts[language] ? [[language, input.texts[language]]] : [])),
    );
    setReasonTemplate(tx, key, texts as Partial<Record<Language, string>>);
    recordAudit(tx, ctx, { action: "reason.edit", subjectKind: "reason", subjectId: `${key.kind}.${key.code}` });
  });
}
