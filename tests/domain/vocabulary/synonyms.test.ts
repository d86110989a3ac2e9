import { Invalid, NotFound } from "#app/domain/errors.ts";
import { languages } from "#app/domain/languages/language.ts";
import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import { readSynonymLine } from "#app/domain/text/synonyms.ts";
import { listSynonyms } from "#app/domain/vocabulary/list-synonyms.server.ts";
import { removeSynonyms, saveSynonyms } from "#app/domain/vocabulary/save-synonyms.server.ts";
import { type OpenDatabase, openDatabase } from "#db/client.server.ts";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { migrated } from "#tests/support/database.ts";
import { contextFor, makeCoordinator, makeEvent, makeOrganisation, openWeek } from "#tests/support/factories.ts";

let db: OpenDatabase;
let network: ReturnType<typeof makeCoordinator>;
beforeEach(() => {
  db = openWeek();
  network = makeCoordinator(db, { kind: "network", code: "" });
});
const office = (of = db) => contextFor(of, { actor: network.actor });
const save = (words: string, id: number | null = null, language: "pt" | "fr" = "pt") =>
  saveSynonyms(office(), { id, language, words });
const find = async (q: string, from = db) =>
  (await listProgramme(contextFor(from), new URLSearchParams({ q }))).cards.map(({ title }) => title);
const faultOf = (words: string, id: number | null = null) => {
  try {
    save(words, id);
  } catch (error) {
    if (error instanceof Invalid) return error.faults["words"];
    throw error;
  }
  return null;
};

describe("a line of synonyms", () => {
  it("leads from each word to the others from the next search on, until it is changed or removed", async () => {
    makeEvent(db, { title: "Mutirão da horta" });
    expect(await find("convívio")).toEqual([]);
    const id = save("mutirão, convívio");
    expect(await find("CONVIVIOS")).toEqual(["Mutirão da horta"]);
    save("mutirão, ajuri", id);
    expect([await find("convívio"), await find("ajuri")]).toEqual([[], ["Mutirão da horta"]]);
    removeSynonyms(office(), { id, language: "pt" });
    expect(await find("ajuri")).toEqual([]);
  });

  it("leads to no word behind ~, and to words of several parts", async () => {
    makeEvent(db, { title: "Mesa de bairro" });
    makeEvent(db, { title: "Roda da rua" });
    save("~mesa, roda da rua");
    expect((await find("mesa")).sort()).toEqual(["Mesa de bairro", "Roda da rua"]);
    expect(await find("roda da rua")).toEqual(["Roda da rua"]);
  });

  it("is used by another process too", async () => {
    const folder = mkdtempSync(join(tmpdir(), "week-"));
    mkdirSync(join(folder, "other"));
    const own = openDatabase(join(folder, "week.sqlite"));
    migrated(own);
    openWeek(own);
    const other = openDatabase(`${folder}/other/../week.sqlite`);
    makeEvent(own, { title: "Mutirão da horta" });
    expect(await find("convívio", other)).toEqual([]);
    const { actor } = makeCoordinator(own, { kind: "network", code: "" });
    saveSynonyms(contextFor(own, { actor }), { id: null, language: "pt", words: "mutirão, convívio" });
    expect(await find("convívio", other)).toEqual(["Mutirão da horta"]);
    for (const each of [own, other]) each.$client.close();
  });

  it("is kept in one style, each word once as search compares words", () => {
    const id = save(" Mutirão ،  MUTIRAO,, ~  ajuri velho,puxirum ");
    expect(listSynonyms(office(), "pt").lines.find((line) => line.id === id)?.words).toBe(
      "Mutirão, ~ajuri velho, puxirum",
    );
  });

  it.each([
    ["one", { key: "synonymPair" }],
    ["~one, ~two", { key: "synonymPair" }],
    ["mutirão, MUTIRAO", { key: "synonymPair" }],
    [", ،", { key: "synonymPair" }],
    ["puxirum, ☕", { key: "synonymWord", values: { word: "☕" } }],
    [`puxirum, ${"x".repeat(61)}`, { key: "synonymLong", values: { word: "x".repeat(40), max: 60 } }],
    [Array.from({ length: 21 }, (_, n) => `puxirum${n}`).join(), { key: "tooMany", values: { max: 20 } }],
  ])("is refused in words: %j", (words, fault) => expect(faultOf(words)).toEqual(fault));

  it("shares no word with another line of its language, but for words that only lead", () => {
    const line = listSynonyms(office(), "pt").lines.find(({ words }) => words.includes("cozinha"))?.words ?? "";
    expect(faultOf("panela, COZINHÁ")).toEqual({ key: "synonymTaken", values: { word: "COZINHÁ", line } });
    expect(faultOf("panela, ~cozinha")).toBeNull();
    expect(save("panela, cozinha", null, "fr")).toBeGreaterThan(0);
  });

  it("comes in a bounded number", () => {
    for (let n = listSynonyms(office(), "pt").lines.length; n < 200; n += 1) save(`puxirum${n}, mutirao${n}`);
    expect(faultOf("um, dois")).toEqual({ key: "tooMany", values: { max: 200 } });
  });

  it("is the secretariat's alone, found in its own language only, and in the log", () => {
    const id = save("mutirão, convívio");
    const stranger = contextFor(db, { actor: makeOrganisation(db).actor });
    expect(() => listSynonyms(stranger, "pt")).toThrow(NotFound);
    expect(() => saveSynonyms(stranger, { id, language: "pt", words: "a, b" })).toThrow(NotFound);
    expect(() => removeSynonyms(stranger, { id, language: "pt" })).toThrow(NotFound);
    expect(() => save("aa, bb", id, "fr")).toThrow(NotFound);
    save("mutirão, ajuri", id);
    removeSynonyms(office(), { id, language: "pt" });
    const sql = "select action, subject_id as id from audit_entry where action like 'synonym.%'";
    expect(db.$client.prepare(sql).all()).toEqual([
      { action: "synonym.add", id: "pt" },
      { action: "synonym.change", id: `pt.${id}` },
      { action: "synonym.remove", id: `pt.${id}` },
    ]);
  });
});

it("an installation begins with lines in every language that keep these rules", () => {
  for (const language of languages) {
    const { lines } = listSynonyms(office(), language);
    expect(lines.length).toBeGreaterThan(30);
    const found = lines.flatMap(({ words }) => readSynonymLine(words).filter(({ isEntryOnly }) => !isEntryOnly));
    const keys = found.map(({ words }) => words.join(" "));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    for (const { id, words } of lines) expect(saveSynonyms(office(), { id, language, words })).toBe(id);
  }
});
