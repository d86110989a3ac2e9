import { changeEmail } from "#app/domain/attendees/change-email.server.ts";
import { followEvent } from "#app/domain/attendees/follow-event.server.ts";
import { saveCity } from "#app/domain/cities/save-city.server.ts";
import { answerInvitation } from "#app/domain/co-hosts/answer-invitation.server.ts";
import { inviteCoHost } from "#app/domain/co-hosts/invite-co-host.server.ts";
import { writableOf } from "#app/domain/changes/writable.server.ts";
import { addDate } from "#app/domain/dates/add-date.server.ts";
import { postponeDate } from "#app/domain/dates/postpone-date.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { setCapacity } from "#app/domain/dates/set-capacity.server.ts";
import { updateZoneData } from "#app/domain/dates/update-zone-data.server.ts";
import { Conflict } from "#app/domain/errors.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { hideAll } from "#app/domain/hiding/hide-all.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { restoreEvent } from "#app/domain/hiding/restore-event.server.ts";
import type { SessionInput } from "#app/domain/model/session.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { removePicture } from "#app/domain/pictures/remove-picture.server.ts";
import { setPicture } from "#app/domain/pictures/set-picture.server.ts";
import { decideRevision } from "#app/domain/review/decide-revision.server.ts";
import { undoUrgentChange } from "#app/domain/review/undo-urgent-change.server.ts";
import { urgentChangeVersion } from "#app/domain/review/urgent-change-version.server.ts";
import { revisionVersion } from "#app/domain/revisions/revision-version.ts";
import { withdrawProposal } from "#app/domain/revisions/withdraw-revision.server.ts";
import { changeSession } from "#app/domain/sessions/change-session.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { cancelSignUp } from "#app/domain/sign-ups/cancel-sign-up.server.ts";
import { hours, type Instant, instantFrom, minutes, plus } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { startRunner } from "#app/jobs/runner.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { listAudit } from "#db/queries/audit.server.ts";
import { listAcceptedIds } from "#db/queries/co-hosts.server.ts";
import { findDate, findEvent, readEventInput, updateDate } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { findPicturesOf } from "#db/queries/pictures.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import { countSessionSeats, findSession } from "#db/queries/sessions.server.ts";
import { findOpenUrgentChange, listOpenUrgentChanges, type UrgentChange } from "#db/queries/urgent-changes.server.ts";
import type { Transport } from "#emails/transport.server.ts";
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createClock, testNow } from "#tests/support/clock.ts";
import {
  actorOf,
  cityId,
  contextFor,
  type MadeEvent,
  makeEvent,
  makeOrganisation,
  openWeek,
  sessionInput,
  span,
} from "#tests/support/factories.ts";
import { plain } from "#tests/support/pictures.ts";
import {
  confirmMail,
  makeGuest,
  makeHall,
  makeMailedGuest,
  organiserContactOf,
  statesOf,
} from "#tests/support/seats.ts";
import { deliveryOver } from "#tests/support/waiting-mail.ts";

let db: OpenDatabase;
/**
 * Tests that have not reached their last expectation. `it.fails` accepts any failure, also that of a broken set-up;
 * this set makes the file fail then.
 */
const unfinished = new Set<string | undefined>();
beforeEach(() => {
  db = openWeek();
  unfinished.add(expect.getState().currentTestName);
});
afterAll(() => expect([...unfinished]).toEqual([]));

/** Begin the last expectation of a test, the one about the effect. */
function expectEffect<T>(actual: T) {
  unfinished.delete(expect.getState().currentTestName);
  return expect(actual);
}
/** Check a precondition of the effect. */
function must<T>(value: T | null | undefined | false, what: string): T {
  if (value === null || value === undefined || value === false) throw new Error(`broken set-up: not true that ${what}`);
  return value;
}

const attendee = "amal@example.org";
const later = plus(testNow, hours(1));
const muchLater = plus(testNow, hours(2));
const operator = (now: Instant = later) => contextFor(db, { now });
const anybody = (now: Instant = later) => contextFor(db, { actor: { kind: "anonymous" }, now });
const organiser = (event: MadeEvent, now: Instant = later) => organiserContactOf(db, event, now);
const dateOf = (event: MadeEvent): string => must(event.dateIds[0], "the event has a date");
const sunday = span("2026-12-20T19:00", "2026-12-20T22:00");

/** Trust the lead of an event, so that its changes are public at once. */
const trust = (event: MadeEvent) =>
  decideOrganisation(operator(testNow), { organisationId: event.organisationId, decision: "trust", reason: "" });
function edit(event: MadeEvent, change: Partial<EventInput>): void {
  const found = must(findEvent(db, event.eventId), "the event is there");
  saveEvent(organiser(event), { ...readEventInput(db, found), ...change, eventId: event.eventId });
}
const openChangeOf = (event: MadeEvent, dateId: string | null): UrgentChange =>
  must(findOpenUrgentChange(db, event.eventId, dateId), "an urgent change is open");
const undo = (change: UrgentChange) =>
  undoUrgentChange(operator(muchLater), {
    urgentChangeId: change.id,
    version: urgentChangeVersion(change),
    reason: "Nobody agreed to this.",
  });
/** Describe how a write ends, so that a refusal can be compared. */
function outcomeOf(write: () => void): string {
  try {
    write();
    return "done";
  } catch (error) {
    return String(error);
  }
}

/** Add a session whose title is public at once, because its organisation is trusted. */
function makeSession(event: MadeEvent, input: SessionInput): string {
  trust(event);
  return scheduleSession(organiser(event, testNow), { dateId: dateOf(event), ...input }).sessionId;
}

type SentMail = { to: string; messageId: string; repliesTo: string | undefined };
/** Make a mail server that accepts all mails and records what the tests check. */
function openTransport(): { sent: SentMail[]; transport: Transport } {
  const sent: SentMail[] = [];
  const send: Transport["send"] = async (mail, { messageId }) => {
    sent.push({ to: mail.to, messageId, repliesTo: mail.repliesTo });
    return { kind: "sent" };
  };
  return { sent, transport: { send, close: () => undefined } };
}

/**
 * Send what is due some minutes after a moment, when mails about changes no longer wait for further ones. Repeat it,
 * because only a few mails to one domain are sent at once.
 */
async function deliverAfter(moment: Instant): Promise<SentMail[]> {
  const clock = createClock(plus(moment, minutes(20)));
  const { sent, transport } = openTransport();
  while ((await deliverOutbox(deliveryOver(transport, { db, clock }))) > 0) clock.advance(minutes(1));
  return sent;
}
const recipients = (sent: readonly SentMail[]): string[] => sent.map(({ to }) => to).sort();

/** Do all background work once an hour for some hours. @returns the mails that were sent */
async function runFor(numberOfHours: number, start: Instant): Promise<SentMail[]> {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const clock = createClock(start);
  const { sent, transport } = openTransport();
  const runner = startRunner(deliveryOver(transport, { db, clock }));
  for (let hour = 0; hour < numberOfHours; hour += 1) {
    clock.advance(hours(1));
    vi.advanceTimersByTime(1_000);
    for (let quiet = 0; quiet < 5; quiet += 1) await turn();
  }
  await runner.stop();
  return sent;
}

const pictureContext = (event: MadeEvent) => ({
  ...organiser(event),
  uploadsDir: mkdtempSync(join(tmpdir(), "week-uploads-")),
});
async function addPicture(ctx: ReturnType<typeof pictureContext>, event: MadeEvent): Promise<void> {
  const file = new Blob([new Uint8Array(await plain(400, 300).jpeg().toBuffer())]);
  await setPicture(ctx, { eventId: event.eventId, file, alternativeText: "Uma mesa comprida", credit: null });
}

/** Make a date look as if it had been computed with zone data in which its zone was an hour off. */
function computeWithOldZoneData(dateId: string): void {
  const { startsAtUtc, endsAtUtc } = must(findDate(db, dateId), "the date is there");
  const times = { startsAtUtc: plus(startsAtUtc, -hours(1)), endsAtUtc: plus(endsAtUtc, -hours(1)) };
  updateDate(writableOf(db), dateId, { ...times, zoneDataVersion: "2020a" });
}

const online = {
  attendance: "online",
  joinUrl: "https://meet.example/x",
  venueName: null,
  streetAddress: null,
} as const;

describe("effects of a change", () => {
  it("a capacity that was lowered and then raised is one net change, which can be undone", () => {
    const [raised, restored] = [makeHall(db, 20), makeHall(db, 20)];
    for (const event of [raised, restored]) {
      setCapacity(organiser(event), { dateId: dateOf(event), capacity: 10 });
      must(openChangeOf(event, dateOf(event)).fields["capacity"], "lowering is an urgent change");
    }
    setCapacity(organiser(raised), { dateId: dateOf(raised), capacity: 30 });
    setCapacity(organiser(restored), { dateId: dateOf(restored), capacity: 20 });
    const change = openChangeOf(raised, dateOf(raised));
    const undoing = outcomeOf(() => undo(change));
    expectEffect({
      noted: change.fields,
      undoing,
      capacity: findDate(db, dateOf(raised))?.capacity,
      notedOfRestored: findOpenUrgentChange(db, restored.eventId, dateOf(restored))?.fields ?? null,
    }).toEqual({
      noted: { capacity: { before: 20, after: 30 } },
      undoing: "done",
      capacity: 20,
      notedOfRestored: null,
    });
  });

  it("a date that holds more people than it has seats can still be called off", () => {
    const event = makeHall(db, 20);
    for (let seat = 0; seat < 3; seat += 1) makeGuest(db, event);
    db.$client.prepare("update event_date set capacity = 1 where id = ?").run(dateOf(event));
    postponeDate(organiser(event), { dateId: dateOf(event), note: "Rain" });
    expectEffect(findDate(db, dateOf(event))?.status).toBe("postponed");
  });

  it("a capacity that is raised leaves an open change about something else its action and its author", () => {
    const event = makeHall(db, 20);
    const owner = actorOf(db, event.email);
    const colleague = { ...makeOrganisation(db).actor, memberships: owner.memberships };
    rescheduleDate(organiser(event), { dateId: dateOf(event), ...sunday });
    const { action, accountId } = openChangeOf(event, dateOf(event));
    must(action === "reschedule" && accountId === owner.accountId, "the owner moved the date");
    setCapacity(contextFor(db, { actor: colleague, now: muchLater }), { dateId: dateOf(event), capacity: 30 });
    must(findDate(db, dateOf(event))?.capacity === 30, "the colleague raised the capacity");
    expectEffect(openChangeOf(event, dateOf(event))).toMatchObject({ action, accountId });
  });

  it("whoever signed up for a session is told when its new time and room are undone", async () => {
    const event = makeHall(db, 20);
    const sessionId = makeSession(event, sessionInput("19:00", "20:00"));
    makeMailedGuest(db, event, attendee, { sessionId });
    changeSession(organiser(event), { sessionId, ...sessionInput("20:30", "21:30", { room: "Sala B" }) });
    must(recipients(await deliverAfter(later)).includes(attendee), "the attendee was told of the new time");
    undo(openChangeOf(event, null));
    must(findSession(db, sessionId)?.room === "Sala A", "the session is where it was");
    expectEffect(recipients(await deliverAfter(muchLater))).toContain(attendee);
  });

  it("undoing a larger capacity of a session is refused while more seats are held than it had", () => {
    const event = makeHall(db, 20);
    const sessionId = makeSession(event, sessionInput("19:00", "20:00", { capacity: 1 }));
    changeSession(organiser(event), { sessionId, ...sessionInput("19:00", "20:00", { capacity: 5 }) });
    for (let seat = 0; seat < 3; seat += 1) makeGuest(db, event, { sessionId });
    must(countSessionSeats(db, sessionId).held === 3, "three seats are held");
    const change = openChangeOf(event, null);
    expectEffect(() => undo(change)).toThrow(Conflict);
    expect(findSession(db, sessionId)?.capacity).toBe(5);
  });

  it("a co-host of a trusted lead, who is public at once, is noted for review", () => {
    const event = makeEvent(db);
    const guest = makeOrganisation(db);
    const invitation = { eventId: event.eventId, organisationId: guest.organisationId };
    trust(event);
    inviteCoHost(organiser(event), invitation);
    answerInvitation(contextFor(db, { actor: guest.actor, now: later }), { ...invitation, answer: "accepted" });
    must(listAcceptedIds(db, event.eventId).includes(guest.organisationId), "the co-host counts at once");
    expectEffect(listOpenUrgentChanges(db, event.eventId)).toMatchObject([{ dateId: null, state: "open" }]);
  });

  it("whoever was mailed that something is off is mailed when it is restored, and nobody else", async () => {
    const [hidden, ofHidden, silent] = [makeEvent(db), makeEvent(db), makeEvent(db)];
    makeMailedGuest(db, hidden, "hidden@example.net");
    makeMailedGuest(db, ofHidden, "of-hidden@example.net");
    makeMailedGuest(db, silent, "silent@example.net");
    const toldOf = async (moment: Instant) =>
      recipients(await deliverAfter(moment)).filter((to) => to.endsWith("@example.net"));
    const whole = { kind: "organisation", id: ofHidden.organisationId, reason: "Threats", words: "" } as const;
    must((await toldOf(testNow)).length > 0, "mails that confirm the seats are out of the way");
    hideEvent(operator(), { eventId: hidden.eventId, note: "Threats", told: "off" });
    hideAll(operator(), { ...whole, isHidden: true, told: "off" });
    hideEvent(operator(), { eventId: silent.eventId, note: "Threats", told: "nothing" });
    const mailed = await toldOf(later);
    must(mailed.join() === "hidden@example.net,of-hidden@example.net", "two of three were told that it is off");
    for (const { eventId } of [hidden, silent]) restoreEvent(operator(muchLater), { eventId, reason: "" });
    hideAll(operator(muchLater), { ...whole, isHidden: false, told: "nothing" });
    expectEffect(await toldOf(muchLater)).toEqual(mailed);
  });

  it("an accepted revision from hybrid to online tells attendees and raises SEQUENCE", async () => {
    const event = makeEvent(db, { attendance: "hybrid", joinUrl: "https://meet.example/x" });
    makeMailedGuest(db, event, attendee);
    await deliverAfter(testNow);
    edit(event, { attendance: "online" });
    const revision = must(findProposedRevision(db, event.eventId), "a revision is proposed");
    const { sequence } = must(findDate(db, dateOf(event)), "the date is there");
    const version = revisionVersion(revision, null);
    decideRevision(operator(muchLater), { eventId: event.eventId, version, decision: "accept", reason: "" });
    must(findEvent(db, event.eventId)?.attendance === "online", "the event is online now");
    const told = recipients(await deliverAfter(muchLater)).filter((to) => to === attendee);
    expectEffect({ told, sequence: findDate(db, dateOf(event))?.sequence }).toEqual({
      told: [attendee],
      sequence: sequence + 1,
    });
  });

  it("a corrected time zone of a city is told to organisers, and to attendees of what is online", async () => {
    const [onSite, remote] = [
      makeEvent(db, { contactEmail: "on-site@example.net" }),
      makeEvent(db, { ...online, contactEmail: "remote@example.net" }),
    ];
    const startsOf = () => [onSite, remote].map((event) => findDate(db, dateOf(event))?.startsAtUtc);
    makeMailedGuest(db, onSite, "neighbour@example.net");
    makeMailedGuest(db, remote, "traveller@example.net");
    const starts = startsOf();
    await deliverAfter(testNow);
    saveCity(operator(), {
      cityId: cityId(db, "lisboa"),
      countryCode: "PT",
      regionCode: "",
      name: "Lisboa",
      names: { en: null, fr: null, es: null, pt: null, ar: null },
      timeZone: "Atlantic/Azores",
      latitude: 38.72,
      longitude: -9.14,
      defaultPlaceLevel: "public",
    });
    must(
      startsOf().every((start, index) => start !== starts[index]),
      "both begin at another instant",
    );
    expectEffect(recipients(await deliverAfter(later))).toEqual([
      "on-site@example.net",
      "remote@example.net",
      "traveller@example.net",
    ]);
  });

  it("a picture that a trusted lead set and removed leaves nothing to review", async () => {
    const event = makeEvent(db);
    trust(event);
    const ctx = pictureContext(event);
    await addPicture(ctx, event);
    must(openChangeOf(event, null).fields["picture"], "the picture is noted for review");
    const { id: pictureId } = must(findPicturesOf(db, event.eventId).current, "the picture is public");
    await removePicture(ctx, { eventId: event.eventId, pictureId });
    must(findPicturesOf(db, event.eventId).current === null, "the picture is gone");
    expectEffect(listOpenUrgentChanges(db, event.eventId)).toEqual([]);
  });

  it("a revision that is withdrawn takes its proposed picture with it", async () => {
    const event = makeEvent(db);
    const ctx = pictureContext(event);
    edit(event, { title: "Outro jantar" });
    await addPicture(ctx, event);
    must(findPicturesOf(db, event.eventId).proposed, "a picture is proposed");
    must(findProposedRevision(db, event.eventId), "a text is proposed");
    withdrawProposal(ctx, { eventId: event.eventId });
    must(findProposedRevision(db, event.eventId) === null, "the text is withdrawn");
    expectEffect(findPicturesOf(db, event.eventId).proposed).toBeNull();
  });

  it("an update of zone data is in the audit log", () => {
    const event = makeEvent(db, { cityId: cityId(db, "rabat") });
    computeWithOldZoneData(dateOf(event));
    must(updateZoneData(db, later).moved.length === 1, "a date was moved");
    const everything = { action: null, accountId: null, subjectId: null, until: null, before: null };
    expectEffect(listAudit(db, { ...everything, from: later, limit: 10 })).not.toEqual([]);
  });

  it("a new date of an event is told once to who follows it, by the end of the next day", async () => {
    const event = makeEvent(db);
    const request = { slug: event.slug, requestId: randomUUID(), email: attendee };
    const { token } = followEvent(anybody(testNow), request);
    must(recipients(await deliverAfter(testNow)).includes(attendee), "the follower is asked to confirm");
    confirmMail(db, token);
    const { dateId } = addDate(organiser(event), { eventId: event.eventId, ...sunday, capacity: null });
    must(findDate(db, dateId)?.status === "scheduled", "the date is added");
    const sent = recipients(await runFor(48, later));
    expectEffect(sent.filter((to) => to === attendee)).toHaveLength(1);
  });

  it("a session without a sign-up of its own that moves tells the attendees of its date", async () => {
    const event = makeHall(db, 20);
    const sessionId = makeSession(event, sessionInput("19:00", "20:00", { door: null }));
    makeMailedGuest(db, event, attendee);
    await deliverAfter(testNow);
    changeSession(organiser(event), { sessionId, ...sessionInput("20:30", "21:30", { door: null }) });
    must(findSession(db, sessionId)?.startsAtLocal === "2026-12-18T20:30", "the session has moved");
    expectEffect(recipients(await deliverAfter(later))).toContain(attendee);
  });

  it("suspending an organisation tells the attendees of its events that they are off", async () => {
    const event = makeEvent(db);
    makeMailedGuest(db, event, attendee);
    const notice = { told: "off", words: "" } as const;
    await deliverAfter(testNow);
    const { organisationId } = event;
    decideOrganisation(operator(), { organisationId, decision: "suspend", reason: "Complaints", ...notice });
    must(findOrganisation(db, organisationId)?.state === "suspended", "the organisation is suspended");
    expectEffect(recipients(await deliverAfter(later))).toContain(attendee);
  });

  it("a postponed date that gets another time serves the waiting lists of its sessions at once", () => {
    const event = makeHall(db, null);
    const sessionId = makeSession(event, sessionInput("20:00", "21:00", { capacity: 1 }));
    const [holder, waiting] = [makeGuest(db, event, { sessionId }), makeGuest(db, event, { sessionId })];
    must(statesOf(db, holder, waiting).join() === "confirmed,waiting", "one holds the seat, one waits");
    postponeDate(organiser(event), { dateId: dateOf(event), note: "Storm" });
    cancelSignUp(anybody(muchLater), holder);
    must(statesOf(db, waiting).join() === "waiting", "what is postponed gives no seats");
    rescheduleDate(organiser(event, instantFrom("2026-12-19T10:00:00Z")), { dateId: dateOf(event), ...sunday });
    must(findSession(db, sessionId)?.startsAtLocal === "2026-12-20T20:00", "the session moved with the date");
    expectEffect(statesOf(db, waiting)).toEqual(["confirmed"]);
  });

  it("a mail about a date refers only to mails that went to the same address", async () => {
    const event = makeHall(db, 20);
    const newAddress = "new@example.org";
    const { token } = makeMailedGuest(db, event, "old@example.org");
    must(recipients(await deliverAfter(testNow)).includes("old@example.org"), "the old address has the seat's mail");
    changeEmail(anybody(), { token, email: newAddress });
    confirmMail(db, token, later);
    const welcomed = (await deliverAfter(later)).filter(({ to }) => to === newAddress);
    must(welcomed.length > 0, "the new address has mails of its own");
    rescheduleDate(organiser(event, muchLater), { dateId: dateOf(event), ...sunday });
    const told = (await deliverAfter(muchLater)).filter(({ to }) => to === newAddress);
    must(told.length === 1, "the new address is told of the new time");
    const ownIds = welcomed.map(({ messageId }) => messageId);
    const foreign = told.filter(({ repliesTo }) => repliesTo !== undefined && !ownIds.includes(repliesTo));
    expectEffect(foreign).toEqual([]);
  });
});
