import type { Database } from "#db/client.server.ts";
import { listInstanceTexts } from "#db/queries/instance-texts.server.ts";
import type { Language } from "../languages/language.ts";
import { defaultWeekNames } from "./default-week-names.ts";
import {
  type InstanceSetting,
  instanceSettings,
  type InstanceTexts,
  noLanguage,
  type SettingText,
  settingText,
} from "./instance-setting.ts";
import { type ContactLink, contactLink } from "./contact-link.ts";

/** Read all settings of this installation with their texts by language. */
export function readInstanceTexts(db: Database): InstanceTexts {
  const rows = listInstanceTexts(db);
  const textsOf = (setting: InstanceSetting) =>
    Object.fromEntries(rows.filter((row) => row.setting === setting).map(({ language, text }) => [language, text]));
  return Object.fromEntries(instanceSettings.map((setting) => [setting, textsOf(setting)])) as InstanceTexts;
}

const nameIn = (texts: InstanceTexts, language: Language): string =>
  settingText(texts.week, language)?.text ?? defaultWeekNames[language];

/** Return the name of the week, which is that of the site, its calendars, its feeds and the sender of its mail. */
export const weekName = (db: Database, language: Language): string => nameIn(readInstanceTexts(db), language);

/** Names and addresses that every page and mail shows. */
export type InstanceFacts = {
  week: string;
  network: SettingText | null;
  /** First line of operator and postal address. */
  operator: SettingText | null;
  contact: ContactLink | null;
  hasLegalNotice: boolean;
};

/** Return what every page says of this installation, in the language of the reader. */
export function getInstanceFacts(db: Database, language: Language): InstanceFacts {
  const texts = readInstanceTexts(db);
  const operator = settingText(texts.operator, language);
  return {
    week: nameIn(texts, language),
    network: settingText(texts.network, language),
    operator: operator && { ...operator, text: operator.text.split("\n")[0] ?? "" },
    contact: contactLink(settingText(texts.contact, language)?.text),
    hasLegalNotice: settingText(texts.legal, language) !== null,
  };
}

/** Texts of settings that a public page shows, and which of these settings are missing. */
export type PublicTexts = { given: (SettingText & { setting: InstanceSetting })[]; missing: InstanceSetting[] };

/** Return the texts of some settings in the language of the reader, in the order given. */
export function getPublicTexts(db: Database, language: Language, settings: readonly InstanceSetting[]): PublicTexts {
  const texts = readInstanceTexts(db);
  const found = settings.map((setting) => ({ setting, shown: settingText(texts[setting], language) }));
  return {
    given: found.flatMap(({ setting, shown }) => (shown ? [{ setting, ...shown }] : [])),
    missing: found.filter(({ shown }) => !shown).map(({ setting }) => setting),
  };
}

/** Return the address for those who find a weakness: the security contact, else the public one; null without both. */
export function securityContact(db: Database): ContactLink | null {
  const { security, contact } = readInstanceTexts(db);
  return contactLink(security[noLanguage]) ?? contactLink(contact[noLanguage]);
}
