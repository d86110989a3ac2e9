import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { addDate } from "#app/domain/dates/add-date.server.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { closeSignUp } from "#app/domain/dates/close-sign-up.server.ts";
import { type DateAction, dateActions, dateVersion, possibleActions } from "#app/domain/dates/date-actions.ts";
import { dateStatuses } from "#app/domain/model/date.ts";
import { moveDateOnline } from "#app/domain/dates/move-date-online.server.ts";
import { postponeDate } from "#app/domain/dates/postpone-date.server.ts";
import { reinstateDate } from "#app/domain/dates/reinstate-date.server.ts";
import { reopenSignUp } from "#app/domain/dates/reopen-sign-up.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { setCapacity } from "#app/domain/dates/set-capacity.server.ts";
import { signUpForDate } from "#app/domain/sign-ups/sign-up-for-date.server.ts";
import { instantFrom } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findDate } from "#db/queries/events.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { listSessions } from "#db/queries/sessions.server.ts";
import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import {
  actorOf,
  approve,
  contextFor,
  dateInput,
  makeEvent,
  makeOrganisation,
  openWeek,
  signUp,
  span,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
const asOwner = (email: string) => contextFor(db, { actor: actorOf(db, email) });
const later = span("2026-12-22T18:00", "2026-12-22T21:00");

function unlessRefused(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}

type Ctx = ReturnType<typeof asOwner>;
const run: Record<DateAction, (ctx: Ctx, dateId: string, version?: string) => void> = {
  cancel: (ctx, dateId, version) => cancelDate(ctx, { dateId, ...(version ? { version } : {}), note: "Tempestade" }),
  postpone: (ctx, dateId, version) =>
    postponeDate(ctx, { dateId, ...(version ? { version } : {}), note: "Tempestade" }),
  move_online: (ctx, dateId, version) =>
    moveDateOnline(ctx, {
      dateId,
      ...(version ? { version } : {}),
      note: "Tempestade",
      joinUrl: "https://meet.example/x",
    }),
  reinstate: (ctx, dateId, version) => reinstateDate(ctx, { dateId, ...(version ? { version } : {}) }),
  reschedule: (ctx, dateId, version) => rescheduleDate(ctx, { dateId, ...(version ? { version } : {}), ...later }),
  set_capacity: (ctx, dateId, version) => setCapacity(ctx, { dateId, ...(version ? { version } : {}), capacity: 30 }),
  close_sign_up: (ctx, dateId, version) => closeSignUp(ctx, { dateId, ...(version ? { version } : {}) }),
  reopen_sign_up: (ctx, dateId, version) => reopenSignUp(ctx, { dateId, ...(version ? { version } : {}) }),
};

/** Result of each action by status of a date: its new status, "same" where nothing changes, or the fault. */
const matrix: Record<(typeof dateStatuses)[number], Record<DateAction, string>> = {
  scheduled: {
    cancel: "cancelled",
    postpone: "postponed",
    move_online: "moved_online",
    reinstate: "same",
    reschedule: "scheduled",
    set_capacity: "scheduled",
    close_sign_up: "scheduled",
    reopen_sign_up: "same",
  },
  postponed: {
    cancel: "cancelled",
    postpone: "same",
    move_online: "notPossibleNow",
    reinstate: "scheduled",
    reschedule: "scheduled",
    set_capacity: "postponed",
    close_sign_up: "postponed",
    reopen_sign_up: "same",
  },
  moved_online: {
    cancel: "cancelled",
    postpone: "postponed",
    move_online: "same",
    reinstate: "scheduled",
    reschedule: "moved_online",
    set_capacity: "moved_online",
    close_sign_up: "moved_online",
    reopen_sign_up: "same",
  },
  cancelled: {
    cancel: "same",
    postpone: "notPossibleNow",
    move_online: "notPossibleNow",
    reinstate: "scheduled",
    reschedule: "notPossibleNow",
    set_capacity: "notPossibleNow",
    close_sign_up: "notPossibleNow",
    reopen_sign_up: "same",
  },
};
const cases = dateStatuses.flatMap((state) =>
  dateActions.map((action) => [action, state, matrix[state][action]] as const),
);
const inTime: readonly DateAction[] = ["cancel", "postpone", "move_online", "reinstate", "reschedule"];

describe("each action from each state", () => {
  it.each(cases)("%s when %s: %s", (action, state, expected) => {
    const event = makeEvent(db);
    const [dateId = ""] = event.dateIds;
    db.$client.prepare("update event_date set status = ?").run(state);
    const version = programmeVersionReader(db);
    const [before, versionBefore] = [findDate(db, dateId), version()];
    const audits = () => db.$client.prepare("select count(*) as c from audit_entry").get();
    const auditsBefore = audits() as { c: number };
    const act = () => run[action](asOwner(event.email), dateId);
    if (!["same", ...dateStatuses].includes(expected)) {
      expect(act).toThrow(expected);
      expect([findDate(db, dateId), version(), audits()]).toEqual([before, versionBefore, auditsBefore]);
      return;
    }
    act();
    const after = findDate(db, dateId);
    if (expected === "same") {
      expect([after, version(), audits()]).toEqual([before, versionBefore, auditsBefore]);
      return;
    }
    expect(after?.status).toBe(expected);
    expect(after?.sequence).toBe(inTime.includes(action) ? 1 : 0);
    expect([version(), audits()]).toEqual([versionBefore + 1, { c: auditsBefore.c + 1 }]);
  });

  it("has a button exactly where it would change something", () => {
    for (const [action, state, expected] of cases) {
      const status = { status: state, endsAtUtc: 10, signUpClosed: false };
      const event = { review: "approved", attendance: "in_person", participation: "sign_up" } as const;
      const isOffered = possibleActions(status, event, 5).includes(action);
      expect([action, state, isOffered]).toEqual([
        action,
        state,
        (dateStatuses as readonly string[]).includes(expected),
      ]);
      expect(possibleActions(status, { ...event, review: "submitted" }, 5)).toEqual([]);
    }
  });

  it.each(dateActions)("%s is for the organisation's own people, for public events, before it is over", (action) => {
    const event = makeEvent(db);
    const [dateId = ""] = event.dateIds;
    db.$client
      .prepare("update event_date set status = ?, sign_up_closed = ?")
      .run(action === "reinstate" ? "cancelled" : "scheduled", action === "reopen_sign_up" ? 1 : 0);
    expect(() => run[action](asOwner(makeOrganisation(db).email), dateId)).toThrow(NotFound);
    const late = { ...asOwner(event.email), now: instantFrom("2026-12-20T00:00:00Z") };
    expect(() => run[action](late, dateId)).toThrow("dateIsOver");
    db.$client.prepare("update event set review = 'submitted'").run();
    expect(() => run[action](asOwner(event.email), dateId)).toThrow("notPublished");
  });
});

describe("the sequence of a date", () => {
  it("never falls, whatever is done in whatever order, and rises with each change of time or state", () => {
    const event = makeEvent(db);
    const [dateId = ""] = event.dateIds;
    const times = [later, span("2026-12-23T18:00", "2026-12-23T21:00"), span("2026-12-18T19:00", "2026-12-18T22:00")];
    const step = fc.record({ action: fc.constantFrom(...dateActions), time: fc.constantFrom(...times) });
    const read = () => findDate(db, dateId) ?? { status: "", startsAtUtc: 0, sequence: -1 };
    const act = ({ action, time }: { action: DateAction; time: typeof later }) => {
      const ctx = asOwner(event.email);
      unlessRefused(() =>
        action === "reschedule" ? rescheduleDate(ctx, { dateId, ...time }) : run[action](ctx, dateId),
      );
    };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        for (const step of steps) {
          const before = read();
          act(step);
          const after = read();
          const isOther = before.status !== after.status || before.startsAtUtc !== after.startsAtUtc;
          expect(after.sequence).toBe(before.sequence + (isOther ? 1 : 0));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("what an action was decided on", () => {
  it.each(dateActions)("%s changes nothing when somebody else changed the date meanwhile", (action) => {
    const event = makeEvent(db);
    const [dateId = ""] = event.dateIds;
    if (action === "reinstate") run.cancel(asOwner(event.email), dateId);
    if (action === "reopen_sign_up") run.close_sign_up(asOwner(event.email), dateId);
    const seen = findDate(db, dateId);
    const version = seen ? dateVersion(seen) : "";
    db.$client.prepare("update event_date set sequence = sequence + 1").run();
    const before = findDate(db, dateId);
    expect(() => run[action](asOwner(event.email), dateId, version)).toThrow("dateChanged");
    expect(findDate(db, dateId)).toEqual(before);
  });
});

describe("moving online", () => {
  it("needs a link, keeps one that is there, and shows it only for the date that moved", () => {
    const event = makeEvent(db);
    const [dateId = ""] = event.dateIds;
    const without = { dateId, note: "Tempestade", joinUrl: null };
    expect(() => moveDateOnline(asOwner(event.email), without)).toThrow(Invalid);
    run.move_online(asOwner(event.email), dateId);
    run.reinstate(asOwner(event.email), dateId);
    moveDateOnline(asOwner(event.email), { ...without, joinUrl: "https://meet.example/other" });
    expect(db.$client.prepare("select join_url as url from event").get()).toEqual({ url: "https://meet.example/x" });
  });

  it("is nothing for an event that is online anyway", () => {
    const event = makeEvent(db, { attendance: "online", joinUrl: "https://meet.example/x" });
    expect(() => run.move_online(asOwner(event.email), event.dateIds[0] ?? "")).toThrow("notPossibleNow");
  });
});

describe("a time that is given", () => {
  it("lies ahead, and is not that of another date", () => {
    const event = makeEvent(db, {
      dates: [dateInput("2026-12-19T19:00", "2026-12-19T22:00"), dateInput("2026-12-21T19:00", "2026-12-21T22:00")],
    });
    const [dateId = ""] = event.dateIds;
    const twice = { dateId, ...span("2026-12-21T19:00", "2026-12-21T23:00") };
    expect(() => rescheduleDate(asOwner(event.email), twice)).toThrow(Invalid);
    const now = instantFrom("2026-12-19T12:00:00Z");
    const past = { dateId, ...span("2026-12-19T10:00", "2026-12-19T22:00") };
    expect(() => rescheduleDate({ ...asOwner(event.email), now }, past)).toThrow(Invalid);
    expect(findDate(db, dateId)?.sequence).toBe(0);
  });

  it("takes the programme of the date along, and a later end leaves the beginning what it was", () => {
    const event = makeEvent(db, { until: "submitted" });
    const [dateId = ""] = event.dateIds;
    const session = { ...dateInput("2026-12-18T20:00", "2026-12-18T21:00"), titles: { pt: "Debate" } };
    scheduleSession(asOwner(event.email), { dateId, ...session, room: null, track: null, spokenLanguage: null });
    approve(db, event.eventId);
    rescheduleDate(asOwner(event.email), { dateId, ...span("2026-12-18T19:00", "2026-12-18T23:00") });
    expect(findDate(db, dateId)?.previousStartsAtLocal).toBeNull();
    run.reschedule(asOwner(event.email), dateId);
    expect(listSessions(db, "pt", [dateId])).toMatchObject([{ startsAtLocal: "2026-12-22T19:00" }]);
  });

  it("clears why it was put off, or says the new reason", () => {
    const event = makeEvent(db);
    const [dateId = ""] = event.dateIds;
    run.postpone(asOwner(event.email), dateId);
    rescheduleDate(asOwner(event.email), { dateId, ...later, note: "Nova sala" });
    expect(findDate(db, dateId)).toMatchObject({ status: "scheduled", statusNote: "Nova sala" });
  });
});

describe("a further date", () => {
  const added = { ...span("2026-12-20T19:00", "2026-12-20T22:00"), capacity: 12 };
  it("is public at once, has a calendar entry of its own, and comes once", () => {
    const event = makeEvent(db);
    const { dateId } = addDate(asOwner(event.email), { eventId: event.eventId, ...added });
    expect(findDate(db, dateId)).toMatchObject({ status: "scheduled", sequence: 0, capacity: 12 });
    expect(() => addDate(asOwner(event.email), { eventId: event.eventId, ...added })).toThrow(Invalid);
    expect(() => addDate(asOwner(makeOrganisation(db).email), { eventId: event.eventId, ...added })).toThrow(NotFound);
  });
  it("of an event that is not public yet is added in its form", () => {
    const event = makeEvent(db, { until: "draft" });
    expect(() => addDate(asOwner(event.email), { eventId: event.eventId, ...added })).toThrow(Conflict);
  });
});

describe("seats", () => {
  it("are never fewer than those held, and as many more as wanted", () => {
    const event = makeEvent(db, { dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 10)] });
    const [dateId = ""] = event.dateIds;
    signUp(db, event, { partySize: 4 });
    const set = (capacity: number | null) => setCapacity(asOwner(event.email), { dateId, capacity });
    expect(() => set(3)).toThrow(Invalid);
    expect(findDate(db, dateId)?.capacity).toBe(10);
    for (const capacity of [4, 50, null]) {
      set(capacity);
      expect(findDate(db, dateId)?.capacity).toBe(capacity);
    }
  });

  it("are for nobody while the sign-up is closed; those held stay", () => {
    const event = makeEvent(db);
    const [dateId = ""] = event.dateIds;
    signUp(db, event);
    run.close_sign_up(asOwner(event.email), dateId);
    const input = {
      slug: event.slug,
      dateId,
      requestId: randomUUID(),
      partySize: 1,
      nickname: "Lua",
      needs: [],
      email: null,
    };
    expect(() => signUpForDate(contextFor(db), input)).toThrow("signUpClosed");
    run.reopen_sign_up(asOwner(event.email), dateId);
    signUpForDate(contextFor(db), input);
  });
});
