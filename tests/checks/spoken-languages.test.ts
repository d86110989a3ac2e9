import { displayName } from "#app/domain/languages/display-name.ts";
import { type Language, languages } from "#app/domain/languages/language.ts";
import ownNames from "#app/domain/languages/own-language-names.json" with { type: "json" };
import signNames from "#app/domain/languages/sign-language-names.json" with { type: "json" };
import further from "#app/domain/languages/further-languages.json" with { type: "json" };
import {
  isSpokenLanguage,
  nameOfLanguage,
  signLanguageCodes,
  spokenLanguageCodes,
} from "#app/domain/languages/spoken-language.ts";
import { spokenLanguageNames } from "#app/domain/languages/spoken-language-names.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";

const file = "app/domain/languages/further-languages.json";
const africa = (
  "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ " +
  "NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW"
).split(" ");
const network = readFileSync("db/seed/cities.csv", "utf8")
  .split("\n")
  .slice(1)
  .flatMap((line) => line.split(",")[1] ?? []);
const near = new Set([...africa, ...network]);
/** Languages that nobody grew up with (ISO 639-3: ancient or extinct); CLDR names most of them "Old", "Middle" or so. */
const isHistorical = (code: string) =>
  ["afh", "chb", "cop", "gez", "prg"].includes(code) ||
  /^(?:Old|Middle|Ancient|Classical|Ottoman) /.test(displayName("language", code, "en") ?? "");
/** Codes of which CLDR has a variant or a group too. */
const doubled = ["nb", "nn", "tw", "bho", "ars", "bgn"];

const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const pairs = letters.flatMap((first) => letters.map((second) => first + second));
const codes = [...pairs, ...pairs.flatMap((pair) => letters.map((third) => pair + third))];

const hasOwnData = (code: string) => Intl.DisplayNames.supportedLocalesOf([code]).length > 0;

/** Languages that CLDR names in all languages of the site, and that have locale data or belong to the network. */
function chosenCodes(): string[] {
  return codes.filter((code) => {
    if (Intl.getCanonicalLocales(code)[0] !== code || isHistorical(code) || doubled.includes(code)) return false;
    const { region } = new Intl.Locale(code).maximize();
    const isLiving = region !== undefined && region !== "001" && (hasOwnData(code) || near.has(region));
    return isLiving && languages.every((language) => displayName("language", code, language) !== undefined);
  });
}

const own = ownNames as Record<string, Partial<Record<"own" | Language, string>>>;
function endonymOf(code: string) {
  const itself = hasOwnData(code) ? new Intl.DisplayNames([code], { type: "language" }).of(code) : code;
  return own[code]?.own ?? (itself === code ? displayName("language", code, "en") : itself);
}

it.runIf(process.env["UPDATE_GOLDEN"])("writes the languages that CLDR has", () => {
  const chosen = [...chosenCodes(), ...Object.keys(own)].filter((code) => own[code]?.own || !own[code]);
  const fresh = new Set(chosen.filter((code) => !spokenLanguageCodes.includes(code as "fr") || code in further));
  const written = Object.fromEntries([...fresh].sort().map((code) => [code, endonymOf(code)]));
  writeFileSync(file, `${JSON.stringify({ ...written }, null, 2)}\n`);
});

it("has every language that people of the network asked for", () => {
  for (const code of ["dyu", "mnk", "srr", "ka", "ta", "mos", "fon", "ee", "sus", "gn", "ay", "mey", "rom", "my"]) {
    expect([code, isSpokenLanguage(code)]).toEqual([code, true]);
  }
  expect(spokenLanguageCodes.length).toBeGreaterThan(250);
});

it("names every spoken and sign language in each language of the site, and no two alike", () => {
  for (const language of languages) {
    for (const code of [...spokenLanguageCodes, ...signLanguageCodes]) {
      const named = displayName("language", code, language) ?? own[code]?.[language] ?? code in signNames;
      expect([code, named === undefined || named === false]).toEqual([code, false]);
    }
    const names = spokenLanguageCodes.map((code) => spokenLanguageNames(code, language)[0]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  }
  expect(Object.keys(signNames)).toEqual(signLanguageCodes);
});

it("names a language in its own words where these are known", () => {
  expect(nameOfLanguage("ka")).toBe("ქართული");
  expect(nameOfLanguage("ta")).toBe("தமிழ்");
  expect(nameOfLanguage("dyu")).toBe("Julakan");
});
