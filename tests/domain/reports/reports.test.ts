import { hideAll } from "#app/domain/hiding/hide-all.server.ts";
import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { answerReport } from "#app/domain/reports/answer-report.server.ts";
import { getReport } from "#app/domain/reports/get-report.server.ts";
import { prepareReportAnswered } from "#emails/report-answered/prepare.server.ts";
import { prepareReportReceived } from "#emails/report-received/prepare.server.ts";
import { reportEvent } from "#app/domain/reports/report-event.server.ts";
import { reportForm } from "#app/domain/reports/report-form.ts";
import { reportLimit } from "#app/domain/model/report.ts";
import { purge } from "#app/domain/installation/purge.server.ts";
import { days, hours, type Instant, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findReportByToken, listReportsOf } from "#db/queries/reports.server.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import {
  cityId,
  contextFor,
  makeCoordinator,
  makeEvent,
  type MadeEvent,
  openWeek,
  testOrigin,
} from "../../support/factories.ts";

let db: OpenDatabase;
let portugal: ReturnType<typeof makeCoordinator>;
let france: ReturnType<typeof makeCoordinator>;
let event: MadeEvent;
beforeEach(() => {
  db = openWeek();
  portugal = makeCoordinator(db, { kind: "country", code: "PT" });
  france = makeCoordinator(db, { kind: "country", code: "FR" });
  event = makeEvent(db, { title: "Jantar da Mouraria" });
});

const as = (who: typeof portugal, now: Instant = testNow) => contextFor(db, { actor: who.actor, now });
const passerBy = (now: Instant = testNow) => contextFor(db, { actor: { kind: "anonymous" }, language: "fr", now });
const report = (input: Partial<Parameters<typeof reportEvent>[1]> = {}, now: Instant = testNow) =>
  reportEvent(passerBy(now), {
    slug: event.slug,
    kind: "wrong_facts",
    text: "La salle est fermée.",
    email: "Nour@Example.org",
    ...input,
  }).token;
const caseOf = (token: string) => {
  const found = findReportByToken(db, token);
  if (!found) throw new Error("no such case");
  return found;
};
const answer = (token: string, words = "Merci, c’est corrigé.", who = portugal, now: Instant = testNow) =>
  answerReport(as(who, now), { reportId: caseOf(token).id, answer: words });
const payloads = <T>(kind: string): T[] =>
  (
    db.$client.prepare("select payload from outbox where kind = ? order by rowid").all(kind) as { payload: string }[]
  ).map((row) => JSON.parse(row.payload) as T);
const received = () => payloads<{ reportId: string; toId: string }>("report_received");
const answered = () => payloads<{ reportId: string }>("report_answered");
const audit = (action: string) =>
  db.$client
    .prepare(
      "select actor, account_id as who, subject_id as what, old_state as was, new_state as becomes from audit_entry where action = ?",
    )
    .all(action);

describe("reporting a public event", () => {
  it("makes a dated case that its own page shows, and nothing of the event", () => {
    const token = report({}, plus(testNow, days(1)));
    expect(getReport(passerBy(), token)).toEqual({
      kind: "wrong_facts",
      text: "La salle est fermée.",
      sentOn: "2026-11-25",
      answer: null,
      answeredOn: null,
      hasEmail: true,
    });
    expect(caseOf(token)).toMatchObject({ eventId: event.eventId, email: "nour@example.org", language: "fr" });
    expect(audit("report.open")).toEqual([
      { actor: "system", who: null, what: event.eventId, was: null, becomes: "open:wrong_facts" },
    ]);
    expect(JSON.stringify(db.$client.prepare("select * from audit_entry").all())).not.toMatch(/nour@|fermée/i);
    expect(() => getReport(passerBy(), `${token}x`)).toThrow(NotFound);
  });

  it("is told by mail to who coordinates its place, and to nobody else", () => {
    const token = report();
    expect(received()).toEqual([{ reportId: caseOf(token).id, toId: portugal.actor.accountId }]);
    const [mail] = received().map((payload) => prepareReportReceived(contextFor(db), payload));
    expect(mail).toMatchObject({
      to: portugal.email,
      facts: {
        about: "report_received",
        title: { text: "Jantar da Mouraria", language: "pt" },
        quote: "La salle est fermée.",
        category: "wrong_facts",
        url: `${testOrigin}/en/coordinate/events/${event.eventId}#reports`,
      },
    });
    expect(JSON.stringify(mail)).not.toContain("nour@");
  });

  it("is told to the secretariat where nobody coordinates the place", () => {
    const network = makeCoordinator(db, { kind: "network", code: "" });
    const inItaly = makeEvent(db, { cityId: cityId(db, "palermo") });
    report({ slug: inItaly.slug });
    expect(received().map((mail) => mail.toId)).toEqual([network.actor.accountId]);
  });

  it("is possible for nothing that is not public", () => {
    const draft = makeEvent(db, { until: "draft" });
    const submitted = makeEvent(db, { until: "submitted" });
    const hidden = makeEvent(db);
    hideEvent(as(portugal), { eventId: hidden.eventId, note: "Ameaças" });
    const concealed = makeEvent(db);
    const everything = { isHidden: true, reason: "Ameaças", told: "nothing", words: "" } as const;
    hideAll(as(portugal), { kind: "organisation", id: concealed.organisationId, ...everything });
    for (const { slug, eventId } of [draft, submitted, hidden, concealed]) {
      expect(() => report({ slug })).toThrow(NotFound);
      expect(listReportsOf(db, eventId)).toEqual([]);
    }
    expect(() => report({ slug: "nothing-here" })).toThrow(NotFound);
    expect(received()).toEqual([]);
  });

  it("is enough after twenty open cases in a day; those answered do not count, and the next day is another", () => {
    const tokens = Array.from({ length: 20 }, () => report());
    expect(() => report()).toThrow(new Conflict("enoughForToday"));
    expect(listReportsOf(db, event.eventId)).toHaveLength(20);
    answer(tokens[0] ?? "");
    report();
    expect(() => report()).toThrow(new Conflict("enoughForToday"));
    report({}, plus(testNow, hours(24) + 1));
    expect(listReportsOf(db, event.eventId)).toHaveLength(22);
  });
});

describe("the form of a report", () => {
  const faults = (typed: object) =>
    reportForm.safeParse({ kind: "fraud", text: "x", ...typed }).error?.issues.map((issue) => issue.path.join("."));

  it("needs a kind and words, not too many, and an address only if it is one", () => {
    expect(faults({})).toBeUndefined();
    expect(faults({ kind: "boring" })).toEqual(["kind"]);
    expect(faults({ text: " \n " })).toEqual(["text"]);
    expect(faults({ text: "x".repeat(reportLimit) })).toBeUndefined();
    expect(faults({ text: "x".repeat(reportLimit + 1) })).toEqual(["text"]);
    expect(faults({ email: "nour@" })).toEqual(["email"]);
    expect(reportForm.parse({ kind: "fraud", text: " x ", email: "  " })).toEqual({
      kind: "fraud",
      text: "x",
      email: null,
    });
  });
});

describe("an answer", () => {
  it("stands on the page of the case, and goes by mail to who left an address, in their language", () => {
    const token = report();
    answer(token, "Merci, c’est corrigé.", portugal, plus(testNow, days(2)));
    expect(getReport(passerBy(), token)).toMatchObject({
      answer: "Merci, c’est corrigé.",
      answeredOn: "2026-11-26",
    });
    expect(answered()).toEqual([{ reportId: caseOf(token).id }]);
    const [mail] = answered().map((payload) => prepareReportAnswered(contextFor(db), payload));
    expect(mail).toMatchObject({
      to: "nour@example.org",
      language: "fr",
      facts: { about: "report_answered", title: null, quote: "Merci, c’est corrigé." },
    });
    expect(mail?.facts).toMatchObject({ url: `${testOrigin}/fr/reports/${token}` });
    expect(JSON.stringify(mail)).not.toContain("Mouraria");
    expect(audit("report.answer")).toEqual([
      {
        actor: "person",
        who: portugal.actor.accountId,
        what: event.eventId,
        was: "open:wrong_facts",
        becomes: "answered",
      },
    ]);
  });

  it("goes by no mail where nobody left an address, and is on the page all the same", () => {
    const token = report({ email: null });
    answer(token);
    expect(answered()).toEqual([]);
    expect(getReport(passerBy(), token)).toMatchObject({ answer: "Merci, c’est corrigé.", hasEmail: false });
  });

  it("can be given when the event was hidden meanwhile because of it", () => {
    const token = report({ kind: "dangerous" });
    hideEvent(as(portugal), { eventId: event.eventId, note: "Ameaças" });
    answer(token);
    expect(getReport(passerBy(), token).answer).toBe("Merci, c’est corrigé.");
  });

  it("is given by nobody outside the scope: for them there is no such case", () => {
    const token = report();
    const organiser = contextFor(db, { actor: { ...france.actor, scopes: [] } });
    const input = { reportId: caseOf(token).id, answer: "Non." };
    expect(() => answer(token, "Non.", france)).toThrow(NotFound);
    expect(() => answerReport(organiser, input)).toThrow(NotFound);
    expect(() => answerReport(as(portugal), { ...input, reportId: randomUUID() })).toThrow(NotFound);
    expect(getReport(passerBy(), token).answer).toBeNull();
    expect(answered()).toEqual([]);
  });

  it("is given once, with words, and not with too many", () => {
    const token = report();
    expect(() => answer(token, " \n ")).toThrow(Invalid);
    expect(() => answer(token, "x".repeat(reportLimit + 1))).toThrow(Invalid);
    answer(token, "Première.");
    expect(() => answer(token, "Deuxième.")).toThrow(new Conflict("alreadyDecided"));
    expect(getReport(passerBy(), token).answer).toBe("Première.");
    expect(answered()).toHaveLength(1);
  });

  it("takes back the mail to coordinators that still waits", () => {
    const token = report();
    const [payload] = received();
    if (!payload) throw new Error("nobody was told");
    expect(prepareReportReceived(contextFor(db), payload)).not.toBeNull();
    answer(token);
    expect(prepareReportReceived(contextFor(db), payload)).toBeNull();
  });
});

describe("the address of who reported", () => {
  it("is forgotten thirty days after the answer, not before; the case and its answer stay", () => {
    const token = report();
    const open = report({ email: "open@example.org" });
    const answeredAt = plus(testNow, days(3));
    answer(token, "Merci.", portugal, answeredAt);
    purge(db, plus(answeredAt, days(30)));
    expect(caseOf(token).email).toBe("nour@example.org");
    purge(db, plus(answeredAt, days(30) + 1));
    expect(caseOf(token).email).toBeNull();
    expect(caseOf(open).email).toBe("open@example.org");
    expect(getReport(passerBy(), token)).toMatchObject({
      text: "La salle est fermée.",
      answer: "Merci.",
      hasEmail: false,
    });
    expect(answered().map((payload) => prepareReportAnswered(contextFor(db), payload))).toEqual([null]);
  });
});
