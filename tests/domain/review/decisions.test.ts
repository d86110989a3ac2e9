import { Conflict, Gone, Invalid, NotFound } from "#app/domain/errors.ts";
import { addDate } from "#app/domain/dates/add-date.server.ts";
import { answerInvitation } from "#app/domain/co-hosts/answer-invitation.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { changeSession } from "#app/domain/sessions/change-session.server.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { inviteCoHost } from "#app/domain/co-hosts/invite-co-host.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { translateEvent } from "#app/domain/translations/translate-event.server.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { organisationVersion } from "#app/domain/organisations/organisation-version.server.ts";
import { updateProfile } from "#app/domain/organisations/update-profile.server.ts";
import { decideMany } from "#app/domain/bulk-review/decide-many.server.ts";
import { decideRevision } from "#app/domain/review/decide-revision.server.ts";
import { urgentChangeVersion } from "#app/domain/review/urgent-change-version.server.ts";
import { getReviewItem } from "#app/domain/review/get-review-item.server.ts";
import { listReviewQueue } from "#app/domain/review/list-review-queue.server.ts";
import { acceptUrgentChange } from "#app/domain/review/accept-urgent-change.server.ts";
import { fixTypos } from "#app/domain/review/fix-typos.server.ts";
import { emptyReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { undoUrgentChange } from "#app/domain/review/undo-urgent-change.server.ts";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import { getOwnThread } from "#app/domain/comments/get-own-thread.server.ts";
import { isSpelling } from "#app/domain/text/spelling.ts";
import { wordDifference } from "#app/components/changes/word-difference.ts";
import { plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findDate, findEvent, listDates, readEventInput } from "#db/queries/events.server.ts";
import { listOpenUrgentChanges } from "#db/queries/urgent-changes.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import {
  actorOf,
  contextFor,
  local,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  type MadeEvent,
  openWeek,
  signUp,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
let portugal: ReturnType<typeof makeCoordinator>;
let france: ReturnType<typeof makeCoordinator>;
beforeEach(() => {
  db = openWeek();
  portugal = makeCoordinator(db, { kind: "country", code: "PT" });
  france = makeCoordinator(db, { kind: "country", code: "FR" });
});
const as = (who: { actor: typeof portugal.actor }) => contextFor(db, { actor: who.actor });
const asOrganiser = (event: MadeEvent) => contextFor(db, { actor: actorOf(db, event.email) });
const publicPage = (event: MadeEvent) => getPublicEvent(contextFor(db, { actor: { kind: "anonymous" } }), event.slug);
const itemOf = (event: MadeEvent, who = portugal) => getReviewItem(as(who), event.eventId, emptyReviewQueueFilter);
const queue = (who = portugal) =>
  listReviewQueue(as(who), emptyReviewQueueFilter).map((item) => `${item.kind}:${item.subjectId}`);
function edit(event: MadeEvent, change: Partial<EventInput>): void {
  const found = findEvent(db, event.eventId);
  if (!found) throw new Error("no event");
  saveEvent(asOrganiser(event), { ...readEventInput(db, found), ...change, eventId: event.eventId });
}
const actions = () =>
  (db.$client.prepare("select action from audit_entry order by id").all() as { action: string }[]).map(
    (row) => row.action,
  );
const mails = (kind: string) =>
  (
    db.$client.prepare("select count(*) as count from outbox where kind = ? and state = 'queued'").get(kind) as {
      count: number;
    }
  ).count;

describe("a proposed revision", () => {
  const decide = (
    event: MadeEvent,
    decision: "accept" | "decline",
    rest: { reason?: string; who?: typeof portugal } = {},
  ) => {
    const version = itemOf(event).proposal?.version ?? "none";
    return decideRevision(as(rest.who ?? portugal), {
      eventId: event.eventId,
      version,
      decision,
      reason: rest.reason ?? "",
    });
  };

  it("is shown field by field, waits in the queue, and is public once it is accepted", () => {
    const event = makeEvent(db, { title: "Jantar antigo", themes: ["solidarity"] });
    edit(event, { title: "Jantar novo", themes: ["participation"] });
    edit(event, { title: "Jantar mais novo", themes: ["participation"] });
    expect(queue()).toEqual([`revision:${event.eventId}`]);
    expect(itemOf(event).proposal?.changes).toEqual([
      { field: "title", before: "Jantar antigo", after: "Jantar mais novo" },
      { field: "themes", before: ["solidarity"], after: ["participation"] },
    ]);
    expect(publicPage(event).title).toBe("Jantar antigo");
    decide(event, "accept");
    expect(publicPage(event)).toMatchObject({ title: "Jantar mais novo", themes: ["participation"] });
    expect(queue()).toEqual([]);
    expect(actions()).toContain("event.accept");
    // Both decisions are in one mail that was not sent yet.
    expect(mails("event_decided")).toBe(1);
  });

  it("leaves the approved version public when it is not accepted, and says why", () => {
    const event = makeEvent(db, { title: "Jantar antigo" });
    edit(event, { title: "Jantar novo" });
    expect(() => decide(event, "decline")).toThrow(Invalid);
    decide(event, "decline", { reason: "Antes era mais claro." });
    expect(publicPage(event).title).toBe("Jantar antigo");
    expect(itemOf(event).history.at(-1)).toMatchObject({
      action: "decline",
      reason: "Antes era mais claro.",
      by: { places: ["Portugal"] },
    });
    expect(itemOf(event).proposal).toBeNull();
  });

  it("is decided once, as it was read, by who may", () => {
    const event = makeEvent(db);
    edit(event, { title: "Jantar novo" });
    const { version = "" } = itemOf(event).proposal ?? {};
    expect(() => decide(event, "accept", { who: france })).toThrow(NotFound);
    const later = contextFor(db, { actor: actorOf(db, event.email), now: plus(testNow, 1000) });
    saveEvent(later, { ...readEventInput(db, findEvent(db, event.eventId)!), title: "Outro", eventId: event.eventId });
    const old = { eventId: event.eventId, version, decision: "accept", reason: "" } as const;
    expect(() => decideRevision(as(portugal), old)).toThrow(new Conflict("changedMeanwhile"));
    decide(event, "accept");
    expect(() => decideRevision(as(portugal), old)).toThrow(new Conflict("alreadyDecided"));
    // Both decisions are in one mail that was not sent yet.
    expect(mails("event_decided")).toBe(1);
  });

  it("takes along texts in other languages, titles of sessions, and who organises", () => {
    const event = makeEvent(db);
    const ctx = asOrganiser(event);
    translateEvent(ctx, {
      eventId: event.eventId,
      language: "fr",
      title: "Dîner",
      summary: "Un dîner.",
      description: "",
    });
    const { sessionId } = scheduleSession(ctx, {
      start: local("2026-12-18T19:30"),
      end: local("2026-12-18T20:00"),
      startOffset: null,
      endOffset: null,
      capacity: null,
      dateId: event.dateIds[0] ?? "",
      titles: { pt: "Primeira parte" },
      room: "A",
      track: null,
      spokenLanguage: null,
    });
    const guest = makeOrganisation(db, { name: "Convidada" });
    inviteCoHost(ctx, { eventId: event.eventId, organisationId: guest.organisationId });
    answerInvitation(contextFor(db, { actor: guest.actor, now: plus(testNow, 1) }), {
      eventId: event.eventId,
      organisationId: guest.organisationId,
      answer: "accepted",
    });
    const sequence = findDate(db, event.dateIds[0] ?? "")?.sequence ?? 0;
    expect(publicPage(event)).toMatchObject({ writtenIn: ["pt"], dates: [{ sessions: [] }] });
    decide(event, "accept");
    const inFrench = getPublicEvent(contextFor(db, { language: "fr" }), event.slug);
    expect(inFrench).toMatchObject({ title: "Dîner", textState: "translated" });
    expect(inFrench.dates[0]?.sessions.map((session) => session.title)).toEqual(["Primeira parte"]);
    // Calendars list the sessions in the entry of their date.
    expect(findDate(db, event.dateIds[0] ?? "")?.sequence).toBe(sequence + 1);
    expect(sessionId).not.toBe("");
    edit(event, { title: "Outro jantar" });
    decide(event, "accept");
    expect(getPublicEvent(contextFor(db, { language: "fr" }), event.slug).textState).toBe("outdated");
  });
});

describe("an urgent change", () => {
  const first = (event: MadeEvent) => {
    const [change] = listOpenUrgentChanges(db, event.eventId);
    if (!change) throw new Error("nothing to look at");
    return { urgentChangeId: change.id, version: urgentChangeVersion(change) };
  };
  const move = (event: MadeEvent, hour: string) =>
    rescheduleDate(asOrganiser(event), {
      dateId: event.dateIds[0] ?? "",
      start: local(`2026-12-19T${hour}:00`),
      end: local(`2026-12-19T22:00`),
      startOffset: null,
      endOffset: null,
    });

  it("waits to be looked at as one change, however often it was made, and is gone when it was taken back", () => {
    const event = makeEvent(db);
    move(event, "18");
    move(event, "17");
    expect(queue()).toEqual([`facts:${event.eventId}`]);
    const [change] = itemOf(event).urgentChanges;
    expect(change?.changes).toContainEqual({
      field: "startsAtLocal",
      before: "2026-12-18T19:00",
      after: "2026-12-19T17:00",
    });
    expect(listOpenUrgentChanges(db, event.eventId)).toHaveLength(1);
    acceptUrgentChange(as(portugal), first(event));
    expect(queue()).toEqual([]);
    edit(event, { venueName: "Sala nova" });
    expect(queue()).toEqual([`facts:${event.eventId}`]);
    edit(event, { venueName: "Casa do bairro" });
    expect(queue()).toEqual([]);
  });

  it("is undone with a reason: as it was before, with a higher SEQUENCE, and who holds a seat is told", () => {
    const event = makeEvent(db);
    const { token } = signUp(db, event, { email: "sol@example.org" });
    db.$client.prepare("update attendee_page set email_confirmed_at = ? where token = ?").run(testNow, token);
    move(event, "18");
    const [moved] = listDates(db, event.eventId);
    expect(() => undoUrgentChange(as(france), { ...first(event), reason: "x" })).toThrow(NotFound);
    expect(() => undoUrgentChange(as(portugal), { ...first(event), reason: " " })).toThrow(Invalid);
    undoUrgentChange(as(portugal), { ...first(event), reason: "A sala só está livre na sexta." });
    const [date] = listDates(db, event.eventId);
    expect(date).toMatchObject({ startsAtLocal: "2026-12-18T19:00", sequence: (moved?.sequence ?? 0) + 1 });
    expect(date?.startsAtUtc).toBe(Date.parse("2026-12-18T19:00:00Z"));
    expect(queue()).toEqual([]);
    expect(mails("date_changed")).toBe(1);
    expect(itemOf(event).history.at(-1)).toMatchObject({ action: "undo", by: { places: ["Portugal"] } });
  });

  it("of the place comes back, and so do a cancelled date, a session's hour, and the day before a new date", () => {
    const event = makeEvent(db);
    const undo = () => undoUrgentChange(as(portugal), { ...first(event), reason: "Não confirmado." });
    edit(event, { venueName: "Outra sala", streetAddress: "Rua Nova, 1" });
    undo();
    expect(publicPage(event).place).toMatchObject({
      venueName: "Casa do bairro",
      streetAddress: "Rua dos Tecelões, 14",
    });
    cancelDate(asOrganiser(event), { dateId: event.dateIds[0] ?? "", note: "Chuva" });
    undo();
    expect(publicPage(event).dates[0]).toMatchObject({ status: "scheduled", statusNote: null });
    const added = {
      start: local("2026-12-20T10:00"),
      end: local("2026-12-20T11:00"),
      startOffset: null,
      endOffset: null,
    };
    const { dateId } = addDate(asOrganiser(event), { eventId: event.eventId, ...added, capacity: null });
    undo();
    expect(findDate(db, dateId)?.status).toBe("cancelled");
  });

  it("that changed again is looked at again", () => {
    const event = makeEvent(db);
    move(event, "18");
    const old = first(event);
    move(event, "17");
    expect(() => acceptUrgentChange(as(portugal), old)).toThrow(new Conflict("changedMeanwhile"));
    const now = first(event);
    acceptUrgentChange(as(portugal), now);
    expect(() => undoUrgentChange(as(portugal), { ...now, reason: "x" })).toThrow(new Conflict("alreadyDecided"));
  });

  it("leaves nothing of a place behind when the level becomes stricter", () => {
    const event = makeEvent(db, { door: "sign_up" });
    edit(event, { venueName: "Sala Zebra", streetAddress: "Rua Secreta, 7" });
    edit(event, { placeLevel: "by_partner", venueName: null, streetAddress: null, district: null, placeAsk: "Maré" });
    const kept = JSON.stringify(db.$client.prepare("select * from urgent_change").all());
    const proposed = JSON.stringify(db.$client.prepare("select * from event_revision").all());
    expect(kept + proposed).not.toMatch(/Zebra|Secreta|Tecel/);
  });
});

describe("trust", () => {
  it("publishes at once what is handed in and edited, and a coordinator looks afterwards", () => {
    const event = makeEvent(db, { until: "draft" });
    decideOrganisation(as(portugal), { organisationId: event.organisationId, decision: "trust", reason: "" });
    submitEvent(asOrganiser(event), { eventId: event.eventId });
    const slug = findEvent(db, event.eventId)?.slug ?? "";
    expect(getPublicEvent(contextFor(db), slug).title).toMatch(/^Jantar/);
    expect(itemOf(event).urgentChanges).toMatchObject([{ action: "publish", canUndo: false }]);
    edit(event, { title: "Jantar de hoje" });
    expect(getPublicEvent(contextFor(db), slug).title).toBe("Jantar de hoje");
    expect(queue()).toEqual([`facts:${event.eventId}`]);
    decideOrganisation(as(portugal), {
      organisationId: event.organisationId,
      decision: "distrust",
      reason: "Queixas.",
    });
    edit(event, { title: "Jantar de amanhã" });
    expect(getPublicEvent(contextFor(db), slug).title).toBe("Jantar de hoje");
  });
});

describe("an organisation", () => {
  const decide = (
    organisationId: string,
    decision: Parameters<typeof decideOrganisation>[1]["decision"],
    reason = "",
  ) => decideOrganisation(as(portugal), { organisationId, decision, reason });

  it("goes through its states one by one, with a reason where that is needed, and its owners are told", () => {
    const { organisationId } = makeOrganisation(db, { isVerified: false });
    expect(() => decide(organisationId, "suspend", "x")).toThrow(Conflict);
    expect(() => decide(organisationId, "refuse")).toThrow(Invalid);
    decide(organisationId, "refuse", "Quem são?");
    decide(organisationId, "verify");
    expect(() => decide(organisationId, "verify")).toThrow(new Conflict("alreadyDecided"));
    decide(organisationId, "suspend", "Queixas.");
    decide(organisationId, "reinstate");
    expect(findOrganisation(db, organisationId)?.state).toBe("verified");
    expect(mails("organisation_decided")).toBe(4);
    expect(() => decideOrganisation(as(france), { organisationId, decision: "suspend", reason: "x" })).toThrow(
      NotFound,
    );
  });

  it("that is suspended takes its events out, page and calendar, and they come back with it", () => {
    const event = makeEvent(db);
    const sequence = listDates(db, event.eventId)[0]?.sequence ?? 0;
    decide(event.organisationId, "suspend", "Queixas.");
    expect(() => publicPage(event)).toThrow(Gone);
    decide(event.organisationId, "reinstate");
    expect(publicPage(event).title).toMatch(/^Jantar/);
    expect(listDates(db, event.eventId)[0]?.sequence).toBe(sequence + 2);
  });

  it("is decided on as it was read", () => {
    const { organisationId, actor } = makeOrganisation(db, { isVerified: false });
    const found = findOrganisation(db, organisationId);
    const version = found ? organisationVersion(found) : "";
    updateProfile(contextFor(db, { actor }), {
      organisationId,
      name: "Câmara",
      alias: null,
      contactEmail: "a@b.org",
      proof: "",
    });
    const input = { organisationId, decision: "verify", reason: "", version } as const;
    expect(() => decideOrganisation(as(portugal), input)).toThrow(new Conflict("organisationChanged"));
  });

  it("with a new public name is looked at again; who is trusted is not", () => {
    const { organisationId, actor } = makeOrganisation(db, { name: "Maré" });
    const rename = (name: string) =>
      updateProfile(contextFor(db, { actor }), {
        organisationId,
        name,
        alias: null,
        contactEmail: "a@b.org",
        proof: "",
      });
    rename("Câmara Municipal");
    expect(queue()).toEqual([`organisation:${organisationId}`]);
    decide(organisationId, "verify");
    expect(queue()).toEqual([]);
    rename("Maré outra vez");
    decide(organisationId, "verify");
    decide(organisationId, "trust");
    rename("Maré Viva");
    expect(queue()).toEqual([]);
  });
});

describe("mending", () => {
  it.each([
    ["accents and capitals", "Refeicao de VIZINHOS", "Refeição de vizinhos", true],
    ["a letter in a word", "Um jantra para todos", "Um jantar para todos", true],
    ["words that were run together", "para todasas pessoas", "para todas as pessoas", true],
    ["punctuation", "Venham , por favor", "Venham, por favor!", true],
    ["Arabic letters", "وجبه مشتركه للجيران", "وجبة مشتركة للجيران", true],
    ["a new word", "Um jantar", "Um jantar grátis", false],
    ["a word that goes", "Sem papéis nem perguntas", "Sem papéis", false],
    ["another word", "Um jantar para todos", "Um almoço para todos", false],
    ["an hour", "às 18h", "às 19h", false],
    ["a link", "https://a.example/x", "https://b.example/x", false],
    ["an address", "a@example.org", "b@example.org", false],
  ])("is for spelling only: %s", (_what, before, after, isAllowed) => {
    expect(isSpelling(before, after)).toBe(isAllowed);
    expect(isSpelling(after, before)).toBe(isAllowed);
  });

  it("is public at once where the event is, leaves translations as they are, and stands in the history", () => {
    const event = makeEvent(db, { title: "Refeicao de vizinhos", summary: "Um jantar.", description: "" });
    const revision = () => findEvent(db, event.eventId)?.revision ?? 0;
    const text = { title: "Refeição de vizinhos", summary: "Um jantar.", description: "" };
    const fix = (change: Partial<typeof text> & { revision?: number }, who = portugal) =>
      fixTypos(as(who), { eventId: event.eventId, revision: revision(), language: "pt", ...text, ...change });
    expect(() => fix({}, france)).toThrow(NotFound);
    expect(() => fix({ revision: 99 })).toThrow(Conflict);
    expect(() => fix({ summary: "Um almoço." })).toThrow(Invalid);
    fix({});
    expect(publicPage(event)).toMatchObject({ title: "Refeição de vizinhos", textState: "original" });
    expect(itemOf(event).history.at(-1)).toMatchObject({ action: "fix_typos" });
    expect(mails("event_decided")).toBe(1);
  });
});

it("shows the difference of two texts word by word", () => {
  expect(wordDifference("Um jantar para todos", "Um almoço para todos")).toEqual([
    { kind: "same", text: "Um " },
    { kind: "gone", text: "jantar" },
    { kind: "come", text: "almoço" },
    { kind: "same", text: " para todos" },
  ]);
  expect(wordDifference("", "Novo")).toEqual([{ kind: "come", text: "Novo" }]);
  // A text of maximum length must be compared quickly.
  const long = (word: string) => Array.from({ length: 9_000 }, (_, index) => `${word}${index}`).join(" ");
  expect(wordDifference(long("a"), long("b")).map((part) => part.kind)).toEqual(["gone", "come"]);
});

describe("a thread", () => {
  const say = (event: MadeEvent, side: "organiser" | "coordinator", text: string, who = as(portugal)) =>
    writeComment(side === "organiser" ? asOrganiser(event) : who, {
      about: { kind: "event", id: event.eventId },
      side,
      text,
    });

  it("stands with the event for both sides; each comment goes out by mail, to whoever claimed it", () => {
    const second = makeCoordinator(db, { kind: "country", code: "PT" });
    const event = makeEvent(db, { until: "submitted" });
    say(event, "organiser", "Quando respondem?");
    const told = () =>
      (
        db.$client
          .prepare("select json_extract(payload, '$.toId') as id from outbox where kind = 'comment_written'")
          .all() as {
          id: string | null;
        }[]
      ).map((row) => row.id);
    expect(told().sort()).toEqual([portugal.actor.accountId, second.actor.accountId].sort());
    say(event, "coordinator", "Amanhã.", as(second));
    expect(told()).toHaveLength(3);
    say(event, "organiser", "Obrigada.");
    expect(told().at(-1)).toBe(second.actor.accountId);
    const own = getOwnThread(asOrganiser(event), { kind: "event", id: event.eventId }).messages;
    expect(own.map(({ side, text, writer }) => [side, text, writer])).toEqual([
      ["organiser", "Quando respondem?", null],
      ["coordinator", "Amanhã.", null],
      ["organiser", "Obrigada.", null],
    ]);
    expect(itemOf(event).thread[1]?.writer?.places).toEqual(["Portugal"]);
  });

  it("is for those two sides, in a measure, and not about drafts", () => {
    const event = makeEvent(db, { until: "submitted" });
    expect(() => say(event, "coordinator", "x", as(france))).toThrow(NotFound);
    const stranger = contextFor(db, { actor: makeOrganisation(db).actor });
    const about = { kind: "event", id: event.eventId } as const;
    expect(() => writeComment(stranger, { about, side: "organiser", text: "x" })).toThrow(NotFound);
    expect(() => say(event, "organiser", " \n")).toThrow(Invalid);
    expect(() => say(event, "organiser", "x".repeat(50_000))).toThrow(Invalid);
    for (let index = 0; index < 20; index += 1) say(event, "organiser", `Mensagem ${index}`);
    expect(() => say(event, "organiser", "mais uma")).toThrow(new Conflict("enoughForToday"));
    const draft = makeEvent(db, { until: "draft" });
    expect(() => say(draft, "organiser", "x")).toThrow(NotFound);
  });
});

it("shows doubles and clashes to a coordinator, also where nothing is public yet, but not beyond their scope", () => {
  const first = makeEvent(db, { until: "submitted", title: "Jantar dos vizinhos da Mouraria" });
  const twin = makeEvent(db, { until: "submitted", title: "Jantar de vizinhos da Mouraria" });
  const found = itemOf(first).warnings.others.map(({ kind, events }) => [kind, events.map((event) => event.eventId)]);
  expect(found).toContainEqual(["possibleDouble", [twin.eventId]]);
  expect(found).toContainEqual(["sameVenue", [twin.eventId]]);
});

it("keeps a changed hour of a session for a coordinator, and gives it back", async () => {
  const event = makeEvent(db, { until: "submitted" });
  const version = { startOffset: null, endOffset: null, capacity: null, room: null, track: null, spokenLanguage: null };
  const times = (from: string, to: string) => ({ start: local(`2026-12-18T${from}`), end: local(`2026-12-18T${to}`) });
  const { sessionId } = scheduleSession(asOrganiser(event), {
    ...version,
    ...times("19:30", "20:00"),
    dateId: event.dateIds[0] ?? "",
    titles: { pt: "Parte" },
  });
  await decideMany(as(portugal), {
    items: listReviewQueue(as(portugal), emptyReviewQueueFilter).map((queued) => queued.key),
    action: "agree",
    reason: "",
  });
  changeSession(asOrganiser(event), {
    ...version,
    ...times("20:00", "20:30"),
    room: "B",
    sessionId,
    titles: { pt: "Parte" },
  });
  const [change] = listOpenUrgentChanges(db, event.eventId);
  if (!change) throw new Error("nothing to look at");
  undoUrgentChange(as(portugal), { urgentChangeId: change.id, version: urgentChangeVersion(change), reason: "Não." });
  expect(publicPage(event).dates[0]?.sessions[0]).toMatchObject({ startsAtLocal: "2026-12-18T19:30", room: null });
});
