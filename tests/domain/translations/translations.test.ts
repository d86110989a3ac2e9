import { writableOf } from "#app/domain/changes/writable.server.ts";
import { Conflict, NotFound } from "#app/domain/errors.ts";
import { confirmTranslation } from "#app/domain/translations/confirm-translation.server.ts";
import { deleteTranslation } from "#app/domain/translations/delete-translation.server.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { getTranslationPage } from "#app/domain/translations/get-translation-page.server.ts";
import { listTranslations } from "#app/domain/translations/list-translations.server.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { textForm } from "#app/domain/translations/translation-form.ts";
import { translateEvent } from "#app/domain/translations/translate-event.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { setCoHost } from "#db/queries/co-hosts.server.ts";
import { findEvent, listTexts, outdateTranslations, readEventInput } from "#db/queries/events.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import {
  actorOf,
  contextFor,
  type MadeEvent,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});

const as = (email: string) => contextFor(db, { actor: actorOf(db, email) });
const words = { title: "عشاء الجيران", summary: "للجميع.", description: "" };
const versionOf = (event: MadeEvent, language: Language = "ar", email = event.email) =>
  getTranslationPage(as(email), { eventId: event.eventId, language }).version;
const states = (event: MadeEvent) =>
  Object.fromEntries(listTranslations(as(event.email), event.eventId).texts.map((text) => [text.language, text.state]));
const read = (event: MadeEvent, language: Language) => {
  const { title, textLanguage, textState } = getPublicEvent(contextFor(db, { language }), event.slug);
  return [title, textLanguage, textState];
};
const partnerOf = (event: MadeEvent) => {
  const partner = makeOrganisation(db);
  setCoHost(writableOf(db), {
    ...event,
    organisationId: partner.organisationId,
    state: "accepted",
    createdAt: testNow,
  });
  return partner;
};

describe("a text in another language", () => {
  it("is part of an event nobody approved, and outdated once the original changes", () => {
    const event = makeEvent(db, { until: "draft" });
    translateEvent(as(event.email), { eventId: event.eventId, language: "ar", version: versionOf(event), ...words });
    expect(states(event)).toEqual({
      pt: "original",
      ar: "translated",
      en: "missing",
      fr: "missing",
      es: "missing",
    });
    const found = findEvent(db, event.eventId);
    if (!found) throw new Error("gone");
    saveEvent(as(event.email), { ...readEventInput(db, found), eventId: event.eventId, summary: "Outro." });
    expect(states(event)["ar"]).toBe("outdated");
    const old = { eventId: event.eventId, language: "ar" as const, version: "old" };
    expect(() => confirmTranslation(as(event.email), old)).toThrow(Conflict);
    confirmTranslation(as(event.email), { ...old, version: versionOf(event) });
    expect(states(event)["ar"]).toBe("translated");
    deleteTranslation(as(event.email), { ...old, version: versionOf(event) });
    expect(states(event)["ar"]).toBe("missing");
  });

  it("of an approved one waits, whoever of those who organise it wrote it", () => {
    const event = makeEvent(db, { title: "Jantar" });
    const partner = partnerOf(event);
    translateEvent(as(partner.email), { eventId: event.eventId, language: "ar", ...words });
    expect(read(event, "ar")).toEqual(["Jantar", "pt", "original"]);
    expect(findProposedRevision(db, event.eventId)?.fields).toEqual({
      "text.ar.title": { before: null, after: words.title },
      "text.ar.summary": { before: null, after: words.summary },
      "text.ar.description": { before: null, after: "" },
    });
    expect(getTranslationPage(as(event.email), { eventId: event.eventId, language: "ar" })).toMatchObject({
      values: words,
      state: null,
      isWaiting: true,
      outcome: "proposed",
    });
    deleteTranslation(as(event.email), { eventId: event.eventId, language: "ar", version: versionOf(event) });
    expect(findProposedRevision(db, event.eventId)).toBeNull();
  });

  it("is public at once when a trusted lead writes it, not when its co-host does", () => {
    const event = makeEvent(db);
    db.$client.prepare("update organisation set trusted_at = 1").run();
    const partner = partnerOf(event);
    translateEvent(as(partner.email), { eventId: event.eventId, language: "fr", ...words });
    expect(read(event, "fr")[1]).toBe("pt");
    translateEvent(as(event.email), { eventId: event.eventId, language: "ar", ...words });
    expect(read(event, "ar")).toEqual([words.title, "ar", "translated"]);
  });

  it("that is outdated is said to be so, and may be said to be right without a coordinator", () => {
    const event = makeEvent(db, { until: "submitted" });
    translateEvent(as(event.email), { eventId: event.eventId, language: "ar", ...words });
    db.$client.prepare("update event set review = 'approved', approved_at = 1").run();
    outdateTranslations(writableOf(db), event.eventId);
    expect(read(event, "ar")).toEqual([words.title, "ar", "outdated"]);
    translateEvent(as(event.email), { eventId: event.eventId, language: "ar", version: versionOf(event), ...words });
    expect([read(event, "ar")[2], findProposedRevision(db, event.eventId)]).toEqual(["translated", null]);
    deleteTranslation(as(event.email), { eventId: event.eventId, language: "ar", version: versionOf(event) });
    expect([
      read(event, "ar")[0],
      getTranslationPage(as(event.email), { eventId: event.eventId, language: "ar" }).values,
    ]).toEqual([words.title, { title: "", summary: "", description: "" }]);
  });
});

describe("two people at one text", () => {
  it("do not overwrite each other without having read", () => {
    const event = makeEvent(db);
    const partner = partnerOf(event);
    const input = { eventId: event.eventId, language: "ar" as const, version: versionOf(event) };
    translateEvent(as(partner.email), { ...input, ...words });
    const mine = { ...words, title: "وليمة" };
    expect(() => translateEvent(as(event.email), { ...input, ...mine })).toThrow(Conflict);
    // The same text from both is not a conflict.
    translateEvent(as(event.email), { ...input, ...words });
    translateEvent(as(event.email), { ...input, ...mine, version: versionOf(event) });
    expect(findProposedRevision(db, event.eventId)?.fields["text.ar.title"]?.after).toBe("وليمة");
  });

  it("nor is a text saved beside an original that its author never saw", () => {
    const event = makeEvent(db, { until: "draft" });
    const version = versionOf(event);
    db.$client.prepare("update event_text set title = 'Outro' where language = 'pt'").run();
    expect(() =>
      translateEvent(as(event.email), { eventId: event.eventId, language: "ar", version, ...words }),
    ).toThrow(Conflict);
    expect(listTexts(db, event.eventId)).toHaveLength(1);
  });
});

it("strangers and those who are only asked find nothing; the original has a form of its own", () => {
  const event = makeEvent(db);
  const invited = makeOrganisation(db);
  setCoHost(writableOf(db), { ...event, organisationId: invited.organisationId, state: "invited", createdAt: testNow });
  for (const email of [invited.email, makeOrganisation(db).email]) {
    expect(() => listTranslations(as(email), event.eventId)).toThrow(NotFound);
    expect(() => translateEvent(as(email), { eventId: event.eventId, language: "ar", ...words })).toThrow(NotFound);
  }
  for (const language of ["pt", "xx", undefined])
    expect(() => getTranslationPage(as(event.email), { eventId: event.eventId, language })).toThrow(NotFound);
});

it.each(["a", "ش", "é", "😀"])("limits count characters, in every script: %s", (letter) => {
  const parse = (title: number, summary: number) =>
    textForm.safeParse({ intent: "save", title: letter.repeat(title), summary: letter.repeat(summary) }).success;
  expect([parse(140, 200), parse(141, 200), parse(140, 201), parse(0, 1)]).toEqual([true, false, false, false]);
});
