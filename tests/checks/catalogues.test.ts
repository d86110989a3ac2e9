import { defaultWeekNames } from "#app/domain/instance/default-week-names.ts";
import { faultKeys } from "#app/domain/errors.ts";
import { languages } from "#app/domain/languages/language.ts";
import { catalogues } from "#app/i18n/catalogues.server.ts";
import { type Namespace, namespaces } from "#app/i18n/translator.ts";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const pluralEnd = /_(zero|one|two|few|many|other)$/;

function flat(node: object, path = ""): [key: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : flat(value as object, `${path}${key}.`),
  );
}
const base = (key: string) => key.replace(pluralEnd, "");
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).sort();
const cases = languages.flatMap((language) => namespaces.map((namespace) => [language, namespace] as const));

describe.each(cases)("the catalogue %s/%s", (language, namespace) => {
  const english = flat(catalogues.en[namespace]);
  const own = flat(catalogues[language][namespace]);

  it("says everything that English says, and nothing else", () => {
    expect([...new Set(own.map(([key]) => base(key)))].sort()).toEqual(
      [...new Set(english.map(([key]) => base(key)))].sort(),
    );
  });

  it("has every plural of its language (CLDR)", () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key] of english.filter(([plural]) => plural.endsWith("_other"))) {
      const found = own.filter(([form]) => base(form) === base(key)).map(([form]) => pluralEnd.exec(form)?.[1]);
      expect([key, ...found.sort()]).toEqual([key, ...[...categories].sort()]);
    }
  });

  it("names the same values in its texts", () => {
    for (const [key, text] of own) {
      const model =
        english.find(([same]) => same === key) ?? english.find(([plural]) => plural === `${base(key)}_other`);
      // A singular text needs no {{count}} ("One date"), unless the form stands for 0 and 1, as in French.
      const needed = (text: string) => placeholders(text).filter((name) => name !== "count" || !pluralEnd.test(key));
      expect([key, ...needed(text)]).toEqual([key, ...needed(model?.[1] ?? "")]);
    }
  });

  it("has no empty text, no stray blank, and no text that was left in English", () => {
    for (const [key, text] of own) {
      expect([key, text.trim() === text && text !== ""]).toEqual([key, true]);
      if (language === "ar")
        expect([
          key,
          /\p{Script=Arabic}/u.test(text) ||
            !/[a-z]{4}/i.test(text.replaceAll(/\{\{\w+\}\}/g, "")) ||
            text === "Outlook",
        ]).toEqual([key, true]);
    }
  });
});

it("keeps French double marks with the word before them", () => {
  for (const namespace of namespaces) {
    const loose = flat(catalogues.fr[namespace]).filter(([, text]) => / [?:;!»]|« /.test(text));
    expect([namespace, ...loose]).toEqual([namespace]);
  }
});

it("has no sentence that was left in English in another language", () => {
  for (const language of languages.filter((language) => language !== "en")) {
    for (const namespace of namespaces) {
      const english = new Map(flat(catalogues.en[namespace]));
      const same = flat(catalogues[language][namespace]).filter(
        ([key, text]) =>
          english.get(key) === text &&
          text
            .replaceAll(/\{\{\w+\}\}/g, "")
            .trim()
            .split(/\s+/).length > 2,
      );
      expect([language, namespace, ...same]).toEqual([language, namespace]);
    }
  }
});

it("has words for every fault in every language", () => {
  for (const language of languages) {
    const known = new Set(
      [...flat(catalogues[language].formFaults), ...flat(catalogues[language].faults)].map(([key]) => base(key)),
    );
    for (const key of faultKeys) expect([language, key, known.has(`fault.${key}`)]).toEqual([language, key, true]);
  }
});

/**
 * Source files, in which texts are used as `t("ns:key")` or `say(\`key.${x}\`)`, in the namespaces that the file names.
 */
const sources = ["app", "emails"].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: join(root, name), text: readFileSync(join(root, name), "utf8") })),
);

/** Return the first argument of a call, which begins at `start`, up to its comma or closing bracket. */
function firstArgument(text: string, start: number): string {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index] ?? "";
    if ("([{".includes(character)) depth += 1;
    if (depth === 0 && ")],".includes(character)) return text.slice(start, index);
    if (")]}".includes(character)) depth -= 1;
  }
  return text.slice(start);
}

/** Return the namespaces a key may belong to: the one it names, else those of its file. */
const namespacesOf = (key: string, inFile: readonly string[]) =>
  /^\w+:/.test(key) ? [key.split(":")[0] ?? ""] : inFile;

function spokenIn(name: string, text: string): readonly Namespace[] {
  if (name.startsWith("emails")) return ["mail", "common"];
  const faults: Namespace[] = text.includes("faultTexts") ? ["formFaults", "faults"] : [];
  return [...namespaces.filter((namespace) => new RegExp(`["']${namespace}["']`).test(text)), ...faults, "common"];
}

/** Turn a template such as `form.${x}` into a pattern of keys. */
const shapeOf = (template: string) =>
  template
    .replace(/^\w+:/, "")
    .replaceAll(/\$\{[^{}]*\}/g, "\u0000")
    .replaceAll(".", "\\.")
    .replaceAll("\u0000", "[^.:]+");

/** List patterns of "namespace:key" for all texts that a file uses. */
function usesIn({ name, text }: (typeof sources)[number]): RegExp[] {
  const inFile = spokenIn(name, text);
  const said = [...text.matchAll(/\b(?:t|say|common)\(|textsOf\([^()]*\)\(/g)].flatMap((call) => {
    const argument = firstArgument(text, call.index + call[0].length);
    const keys = [...argument.matchAll(/["`]((?:[\w.:]|\$\{[^{}]*\})+)["`]/g)].map(([, key = ""]) => key);
    return keys.flatMap((key) =>
      namespacesOf(key, inFile).map((namespace) => new RegExp(`^${namespace}:${shapeOf(key)}$`)),
    );
  });
  // Some components choose a key first and use it later.
  const chosen = [...text.matchAll(/"(isFull|isOver|isOff|justCome)"/g)].map(
    ([, key = ""]) => new RegExp(`^event:${key}$`),
  );
  return [...said, ...chosen];
}

it("has no text that nobody says", () => {
  const uses = sources.flatMap(usesIn);
  const unused = namespaces.flatMap((namespace) =>
    [...new Set(flat(catalogues.en[namespace]).map(([key]) => `${namespace}:${base(key)}`))].filter(
      (key) => !uses.some((use) => use.test(key)),
    ),
  );
  expect(unused).toEqual([]);
});

it("has no words in its pages that are not in the catalogues", () => {
  const found = sources
    .filter(({ name }) => name.endsWith(".tsx") && !name.includes("entry."))
    .flatMap(({ name, text }) =>
      [...text.matchAll(/>\s*([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ' ,.!?-]{3,})\s*<\/?[a-zA-Z]/g)].map(
        (match) => `${name}: ${match[1]}`,
      ),
    )
    .filter((line) => !/: (Promise|string|number|boolean|null|undefined|typeof|void)\b/.test(line));
  expect(found).toEqual([]);
});

it("names the week in no catalogue: its name is a setting of each installation", () => {
  for (const language of languages) {
    const name = new RegExp(defaultWeekNames[language], "i");
    for (const namespace of namespaces) {
      const naming = flat(catalogues[language][namespace]).filter(([, text]) => name.test(text));
      expect([language, namespace, ...naming]).toEqual([language, namespace]);
    }
  }
});
