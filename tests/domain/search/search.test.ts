import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import { foundParts } from "#app/domain/text/highlight.ts";
import { isReady } from "#app/domain/installation/is-ready.server.ts";
import { refreshSearch } from "#app/domain/search/refresh-search-index.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { eventsOfSearch } from "#app/domain/search/events-of-search.server.ts";
import { readProgrammeIndex } from "#app/domain/programme-index/read-programme-index.server.ts";
import { scoreSearch } from "#app/domain/search/score-results.server.ts";
import { searchTerms } from "#app/domain/text/search-terms.ts";
import { searchWords } from "#app/domain/text/search-text.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { actorOf, cityId, contextFor, makeEvent, makeOrganisation, openWeek } from "../../support/factories.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
const find = async (q: string, rest = "") => {
  const found = await listProgramme(
    contextFor(db, { language: "en" }),
    new URLSearchParams(`q=${encodeURIComponent(q)}${rest}`),
  );
  return found.cards.map((card) => card.title);
};

/** List the ids of the public events that a search finds, which scores at most some. */
async function eventsFound(q: string, max: number): Promise<string[]> {
  await refreshSearch(db);
  const found = await scoreSearch(db, q, max);
  const index = await readProgrammeIndex(db);
  return [...eventsOfSearch(db, index, found)].map((slot) => index.events.ids[slot] ?? "").sort();
}

/** Let events wait to be indexed that are gone since. */
function leaveWaiting(db: OpenDatabase, count: number): void {
  const wait = db.$client.prepare("insert into search_queue values (?)");
  for (let n = 0; n < count; n += 1) wait.run(`gone-${n}`);
}

describe("words as search compares them", () => {
  it.each([
    ["São Paulo, l’été", ["sao", "paulo", "l", "ete"]],
    ["Straße Œuvre Ørsted ŁÓDŹ", ["strasse", "oeuvre", "orsted", "lodz"]],
    ["مَدِينَة مدينه", ["مدينه", "مدينه"]],
    ["أهلاً إلى الآن", ["اهلا", "الي", "الان"]],
    ["المدينة والمدرسة بالعربية للجميع", ["مدينه", "مدرسه", "عربيه", "جميع"]],
    ["٢٠٢٦ ۲۰۲۶", ["2026", "2026"]],
    ["☕ — !?", []],
  ])("%j: %j", (text, words) => expect(searchWords(text)).toEqual(words));

  it("hold nothing that is neither letter nor digit, whatever comes in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const word of searchWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});

describe("words that are looked for", () => {
  it.each([
    ["l’été d’accueil", ["ete", "accueil"]],
    ["plan b", ["plan"]],
    ["atelier 2", ["atelier", "2"]],
    ["y", ["y"]],
    ["un deux trois quatre cinq six sept huit neuf", ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit"]],
  ])("%j: %j", (q, words) => expect(searchTerms(q)).toEqual(words));
});

describe("searching", () => {
  it("takes a character that stands alone for the whole word, and a letter beside others for none", async () => {
    makeEvent(db, { title: "Été à bord" });
    makeEvent(db, { title: "Plan 2, B" });
    makeEvent(db, { title: "Plan 27" });
    expect([await find("l’été"), await find("b"), (await find("plan 2")).sort()]).toEqual([
      ["Été à bord"],
      ["Plan 2, B"],
      ["Plan 2, B"],
    ]);
  });

  it("that finds more than is counted still finds each, a part at a time", async () => {
    for (let n = 0; n < 5; n += 1) makeEvent(db, { title: `Baile ${n}` });
    const ids = db.$client.prepare("select id from event").pluck().all() as string[];
    expect(await eventsFound("baile", 4)).toEqual(ids.sort());
    const scored = (await scoreSearch(db, "baile", 5)) as ReadonlyMap<string, number>;
    expect([scored.size, [...scored.values()].every((score) => score < 0)]).toEqual([5, true]);
  });

  it("that finds more than is scored follows what is hidden, changed, and new in the place of another", async () => {
    const events = [0, 1, 2].map((n) => makeEvent(db, { title: `Baile ${n}` }));
    expect(await eventsFound("baile", 0)).toHaveLength(3);
    hideEvent(contextFor(db), { eventId: events[0]!.eventId, note: "" });
    expect(await eventsFound("baile", 0)).toEqual([events[1]!, events[2]!].map(({ eventId }) => eventId).sort());
    const late = makeEvent(db, { title: "Baile 3" });
    const other = makeEvent(db, { title: "Feira" });
    db.$client.prepare("update event_text set title = 'Baile e feira' where event_id = ?").run(other.eventId);
    db.$client.prepare("update event_text set title = 'Feira' where event_id = ?").run(events[1]!.eventId);
    const shown = [events[2]!, late, other].map(({ eventId }) => eventId).sort();
    expect(await eventsFound("baile", 0)).toEqual(shown);
    expect(await eventsFound("baile", 0)).toEqual(shown);
  });

  it("finds all of many events the moment after they are public", async () => {
    for (let n = 0; n < 60; n += 1) makeEvent(db, { title: `Baile ${n}` });
    const { total, isIndexed } = await listProgramme(contextFor(db), new URLSearchParams("q=baile"));
    expect([total, isIndexed]).toEqual([60, true]);
  });

  it("says that it may miss some while more events wait to be indexed than it waits for", async () => {
    makeEvent(db, { title: "Baile" });
    leaveWaiting(db, 2_100);
    const search = async () => (await listProgramme(contextFor(db), new URLSearchParams("q=baile"))).isIndexed;
    expect([await search(), await search()]).toEqual([false, true]);
  });

  it("keeps the installation from being ready until all events can be found", async () => {
    leaveWaiting(db, 2_100);
    expect(await isReady(db)).toBe(false);
    await refreshSearch(db);
    expect(await isReady(db)).toBe(true);
  });

  it("indexes once for all who search at the same time", async () => {
    leaveWaiting(db, 1_500);
    expect(await Promise.all([refreshSearch(db), refreshSearch(db), refreshSearch(db)])).toEqual([true, true, true]);
  });

  it("looks for the words of a long sentence that tell something, not for its first ones", async () => {
    makeEvent(db, { title: "Atendimento", format: "legal_clinic" });
    makeEvent(db, { title: "Baile" });
    expect(await find("is there any event near me where I can find a lawyer")).toEqual(["Atendimento"]);
  });

  it("takes a joining word for a part of a phrase only", async () => {
    makeEvent(db, { title: "Em casa", attendance: "online" });
    expect(await find("en ligne")).toEqual(["Em casa"]);
    expect(await find("visio")).toEqual(["Em casa"]);
  });

  it("finds an event anew under a label that was edited", async () => {
    makeEvent(db, { title: "Noite", format: "legal_clinic" });
    expect(await find("consultório")).toEqual([]);
    db.$client.exec(
      "update term_text set label = 'Consultório jurídico' where code = 'legal_clinic' and language = 'pt'",
    );
    expect(await find("consultório")).toEqual(["Noite"]);
  });

  it("finds a label before the same word in a description", async () => {
    makeEvent(db, { title: "Uma tarde", description: "Depois há um concerto no jardim.", format: "workshop" });
    makeEvent(db, { title: "Uma noite", format: "concert" });
    expect(await find("concerto")).toEqual(["Uma noite", "Uma tarde"]);
  });

  it("finds words in every language of a text, by their beginning, without accents, case or vowel marks", async () => {
    const event = makeEvent(db, { title: "Café das línguas", summary: "Conversar à volta de uma mesa." });
    db.$client
      .prepare("insert into event_text values (?, 'ar', 'مقهى اللُّغات', 'حديث حول طاولة', '', 'translated', null, 0)")
      .run(event.eventId);
    makeEvent(db, { title: "Outra coisa", summary: "Nada disto." });
    for (const q of ["cafe linguas", "LÍNG", "mesa conv", "لغات", "اللغات", "مقهي"]) {
      expect([q, await find(q)]).toEqual([q, ["Café das línguas"]]);
    }
    expect(await find("cafe zzz")).toEqual([]);
  });

  it("finds names: of the city in any language, of who organises it; never one that is not public", async () => {
    const organisation = makeOrganisation(db, { name: "Coletivo Secreto", alias: "Acolher Juntas" });
    makeEvent(db, { title: "Jantar", organisationId: organisation.organisationId, cityId: cityId(db, "lisboa") });
    expect([await find("lisbonne"), await find("لشبونة"), await find("acolher")]).toEqual([
      ["Jantar"],
      ["Jantar"],
      ["Jantar"],
    ]);
    expect(await find("secreto")).toEqual([]);
  });

  it("does not find a place that is protected", async () => {
    makeEvent(db, {
      title: "Jantar",
      placeLevel: "area",
      district: "Graça",
      venueName: "Casa Xyz",
      streetAddress: "Rua Wvu 7",
    });
    expect([await find("graca"), await find("xyz"), await find("wvu")]).toEqual([["Jantar"], [], []]);
  });

  it("puts titles before names before the rest, and the filter holds", async () => {
    makeEvent(db, { title: "Um", summary: "Dança e mais dança." });
    makeEvent(db, { title: "Dança", summary: "Nada." });
    makeEvent(db, { title: "Dança fora", summary: "Nada.", cityId: cityId(db, "paris") });
    expect(await find("danca", "&city=lisboa")).toEqual(["Dança", "Um"]);
  });

  it("knows a change at once, and what is hidden no more", async () => {
    const event = makeEvent(db, { title: "Baile" });
    expect(await find("baile")).toEqual(["Baile"]);
    hideEvent(contextFor(db, { actor: actorOf(db, event.email) }), { eventId: event.eventId, note: "" });
    expect(await find("baile")).toEqual([]);
    // The words are also removed from the index, not only filtered out as hidden.
    await refreshSearch(db);
    expect(db.$client.prepare("select count(*) from search_document").pluck().get()).toBe(0);
    expect(db.$client.prepare("select count(*) from event_search where event_search match 'baile'").pluck().get()).toBe(
      0,
    );
  });

  it.each([
    '"',
    "*",
    "aa OR bb",
    "title:x",
    "NEAR(a b)",
    "a^2",
    "-a",
    "(a",
    "a\u0000b",
    "'; drop table event; --",
    "x".repeat(10_000),
  ])("takes %j for words", async (q) => {
    makeEvent(db, { title: "Baile" });
    const found = await listProgramme(contextFor(db), new URLSearchParams({ q }));
    // A search without a word is reported as a problem, and all events are listed.
    const isWord = searchWords(q).length > 0 && q.length <= 100;
    expect([found.cards.length, found.problems.length]).toEqual(isWord ? [0, 0] : [1, 1]);
    expect(db.$client.prepare("select count(*) from event").pluck().get()).toBe(1);
  });

  it("pages through what it finds, each once, best first", async () => {
    for (let n = 0; n < 45; n += 1) makeEvent(db, { title: `Baile ${n}`, summary: n % 2 ? "Baile e baile" : "Nada" });
    const seen: string[] = [];
    let after = "";
    for (let turn = 0; turn < 4; turn += 1) {
      const page = await listProgramme(contextFor(db), new URLSearchParams(`q=baile${after}`));
      seen.push(...page.cards.map((card) => card.dateId));
      if (!page.next) break;
      after = `&after=${page.next.startsAtLocal}~${page.next.dateId}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([45, 45]);
  });

  it("goes on where it was when the last date of a page has ended meanwhile", async () => {
    for (let n = 0; n < 45; n += 1) makeEvent(db, { title: `Baile ${n}` });
    const page = (after: string) => listProgramme(contextFor(db), new URLSearchParams(`q=baile${after}`));
    const { next } = await page("");
    const after = `&after=${next?.startsAtLocal}~${next?.dateId}`;
    const before = (await page(after)).cards.map((card) => card.dateId);
    db.$client.prepare("update event_date set starts_at_utc = 1, ends_at_utc = 2 where id = ?").run(next?.dateId);
    expect((await page(after)).cards.map((card) => card.dateId)).toEqual(before);
  });
});

describe("what was found", () => {
  it("is not marked in words that only begin with a character", () => {
    expect(foundParts("2 de 27", ["2"])).toEqual([
      { text: "2", isFound: true },
      { text: " de 27", isFound: false },
    ]);
  });

  it("is marked where it stands, and nothing of the text is lost", () => {
    expect(foundParts("L’Été à São Paulo", ["ete", "sao"])).toEqual([
      { text: "L’", isFound: false },
      { text: "Été", isFound: true },
      { text: " à ", isFound: false },
      { text: "São", isFound: true },
      { text: " Paulo", isFound: false },
    ]);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.string()), (text, words) => {
        expect(
          foundParts(text, words.flatMap(searchWords))
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
