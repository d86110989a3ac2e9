import type { Context } from "../context.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";
import type { Language } from "../languages/language.ts";
import { weekName, readInstanceTexts } from "./get-instance.server.ts";
import {
  fallbackLanguages,
  type InstanceSetting,
  instanceSettings,
  isAskedByLaw,
  missingSettings,
  type SettingText,
  type SettingTexts,
  settingGroups,
  settingText,
  type TextLanguage,
} from "./instance-setting.ts";

/** A setting on its page: its text for this reader, and which languages see one in which other language. */
export type SettingRow = {
  setting: InstanceSetting;
  shown: SettingText | null;
  fallbacks: Language[];
  fallsBackTo: TextLanguage | null;
};

/**
 * List all settings in groups, and which are missing.
 * @throws NotFound unless the actor is the secretariat
 */
export function listInstanceSettings(ctx: Context) {
  requireSecretariat(ctx);
  const texts = readInstanceTexts(ctx.db);
  const missing = missingSettings(texts);
  const rowOf = (setting: InstanceSetting): SettingRow => {
    const fallbacks = fallbackLanguages(setting, texts[setting]);
    return {
      setting,
      shown: settingText(texts[setting], ctx.language),
      fallbacks,
      fallsBackTo: (fallbacks[0] && settingText(texts[setting], fallbacks[0])?.language) ?? null,
    };
  };
  return {
    groups: Object.entries(settingGroups).map(([group, settings]) => ({
      group: group as keyof typeof settingGroups,
      rows: (settings as readonly InstanceSetting[]).map(rowOf),
    })),
    week: weekName(ctx.db, ctx.language),
    missing,
    missingByLaw: missing.filter(isAskedByLaw).length,
    count: instanceSettings.length,
  };
}

/**
 * Read the texts of one setting.
 * @throws NotFound unless the actor is the secretariat
 */
export function getInstanceSetting(ctx: Context, setting: InstanceSetting): SettingTexts {
  requireSecretariat(ctx);
  return readInstanceTexts(ctx.db)[setting];
}
