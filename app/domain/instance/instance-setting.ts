import { type Language, languages } from "../languages/language.ts";

/** Settings of an installation by the part of the page they stand in; `law`: what the law asks to be said. */
export const settingGroups = {
  name: ["week", "network"],
  people: ["operator", "contact", "security", "hosting"],
  law: ["legal", "controller", "basis", "complaint"],
} as const;
export type SettingGroup = keyof typeof settingGroups;
export type InstanceSetting = (typeof settingGroups)[SettingGroup][number];

export const instanceSettings: readonly InstanceSetting[] = Object.values(settingGroups).flat();
const lawful: readonly InstanceSetting[] = settingGroups.law;

/** Order in which missing settings are asked for: first what the law asks for; the name of the week has a default. */
const asked = [...lawful, ...instanceSettings.filter((setting) => !lawful.includes(setting) && setting !== "week")];

export const isInstanceSetting = (value: unknown): value is InstanceSetting =>
  (instanceSettings as readonly unknown[]).includes(value);

/** Kind of a setting: a line or a text in each language, or one address for all of them. */
export function kindOf(setting: InstanceSetting): "line" | "text" | "address" {
  if (setting === "contact" || setting === "security") return "address";
  return setting === "week" || setting === "network" ? "line" : "text";
}

/** Maximum length of a setting, in characters. */
export const maxLength: Readonly<Record<ReturnType<typeof kindOf>, number>> = { line: 80, text: 6_000, address: 200 };

/** Language of an address (BCP 47: no linguistic content). */
export const noLanguage = "zxx";
export type TextLanguage = Language | typeof noLanguage;
export type SettingTexts = Readonly<Partial<Record<TextLanguage, string | null>>>;
export type InstanceTexts = Readonly<Record<InstanceSetting, SettingTexts>>;
/** Text of a setting, and the language it is written in. */
export type SettingText = { text: string; language: TextLanguage };

/** Return the text of a setting in a language; where it is missing, the first one there is; null if it is empty. */
export function settingText(texts: SettingTexts, language: Language): SettingText | null {
  for (const each of [language, noLanguage, ...languages] as const) {
    const text = texts[each];
    if (text) return { text, language: each };
  }
  return null;
}

/** List the interface languages in which a setting that has a text falls back to another language. */
export function fallbackLanguages(setting: InstanceSetting, texts: SettingTexts): Language[] {
  if (kindOf(setting) === "address" || settingText(texts, "en") === null) return [];
  return languages.filter((language) => !texts[language]);
}

/** List the settings without any text, in the order in which they are asked for. */
export const missingSettings = (texts: InstanceTexts): InstanceSetting[] =>
  asked.filter((setting) => settingText(texts[setting], "en") === null);

export const isAskedByLaw = (setting: InstanceSetting): boolean => lawful.includes(setting);
