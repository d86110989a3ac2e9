import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { manyLinesUpTo, optionalLine } from "../forms/fields.ts";
import { languages } from "../languages/language.ts";
import { contactLink } from "./contact-link.ts";
import { type InstanceSetting, kindOf, maxLength, noLanguage } from "./instance-setting.ts";

const address = optionalLine(maxLength.address).refine(
  (text) => text === null || contactLink(text) !== null,
  faultText("contactAddress"),
);
const fields = { line: optionalLine(maxLength.line), text: manyLinesUpTo(maxLength.text), address };

/** Return the form of a setting: its texts by language, all optional. */
export function instanceForm(setting: InstanceSetting) {
  const kind = kindOf(setting);
  const codes = kind === "address" ? [noLanguage] : languages;
  return z.object({ texts: z.object(Object.fromEntries(codes.map((code) => [code, fields[kind]]))) });
}
