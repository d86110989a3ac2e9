import { writeTransaction } from "#db/client.server.ts";
import { setInstanceTexts } from "#db/queries/instance-texts.server.ts";
import { recordReferenceChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";
import { requireRecentFactor } from "../second-factor/require-recent-factor.server.ts";
import { readInstanceTexts } from "./get-instance.server.ts";
import { type InstanceSetting, type SettingTexts, settingText, type TextLanguage } from "./instance-setting.ts";

/**
 * Set the texts of one setting; languages without a text fall back to another. Every public page shows some of them,
 * so cached ones become outdated. The log holds the languages that changed, not the texts.
 * @throws NotFound unless the actor is the secretariat; Conflict when the second factor was shown too long ago
 */
export function saveInstanceSetting(
  ctx: Context,
  { setting, texts }: { setting: InstanceSetting; texts: SettingTexts },
): void {
  requireSecretariat(ctx);
  requireRecentFactor(ctx);
  writeTransaction(ctx.db, (tx) => {
    const before = readInstanceTexts(tx)[setting];
    const known = new Set([...Object.keys(before), ...Object.keys(texts)] as TextLanguage[]);
    const fields = [...known].filter((language) => (before[language] || null) !== (texts[language] || null)).sort();
    if (fields.length === 0) return;
    const newState = settingText(texts, "en") === null ? "empty" : "given";
    const audit = { action: "instance.edit", subjectKind: "instance", subjectId: setting, fields, newState } as const;
    recordReferenceChange(tx, ctx, audit, (writable) => setInstanceTexts(writable, setting, texts));
  });
}
