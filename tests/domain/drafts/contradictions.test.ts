import { getContradictions } from "#app/domain/drafts/get-contradictions.server.ts";
import { readEventForm } from "#app/domain/drafts/read-event-form.server.ts";
import { saveEventStep, stepVersion } from "#app/domain/drafts/save-event-step.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, expect, it } from "vitest";
import { contextFor, dateInput, makeEvent, makeOrganisation, openWeek, sessionInput } from "../../support/factories.ts";
import { makeGuest, makeHall } from "../../support/seats.ts";

let db: OpenDatabase;
let ours: ReturnType<typeof makeOrganisation>;
beforeEach(() => {
  db = openWeek();
  ours = makeOrganisation(db);
});
const ctx = () => contextFor(db, { actor: ours.actor });
const found = (eventId: string, end?: "when" | "programme" | "people") =>
  getContradictions(ctx(), { eventId, ...(end ? { end } : {}) }).found.map(({ kind, day, ends }) =>
    [kind, day, ...ends].join(" "),
  );
const type = (eventId: string, times: Record<string, string>) => {
  const entries = Object.entries(times).map(([name, value]) => [`dates[0].${name}`, value] as const);
  const version = stepVersion("when", readEventForm(db, eventId).parts);
  saveEventStep(ctx(), { eventId, organisationId: "", step: "when", entries, version });
};

it("are said of a session that does not fit into the times as they are typed, at both ends", () => {
  const dates = [dateInput("2026-12-18T19:00", "2026-12-18T22:00")];
  const { eventId, dateIds } = makeEvent(db, { organisationId: ours.organisationId, until: "draft", dates });
  scheduleSession(ctx(), { ...sessionInput("20:00", "21:30"), dateId: dateIds[0] ?? "" });
  expect(found(eventId)).toEqual([]);
  type(eventId, { day: "2026-12-19", startTime: "10:00", endTime: "12:00" });
  const session = "session 2026-12-19 when programme";
  for (const end of [undefined, "when", "programme"] as const) expect(found(eventId, end)).toEqual([session]);
  expect(found(eventId, "people")).toEqual([]);
  type(eventId, { day: "2026-12-19", startTime: "10:00", endTime: "13:00" });
  expect(found(eventId)).toEqual([]);
});

it("are said of a session with more seats than its date", () => {
  const dates = [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 20)];
  const { eventId, dateIds } = makeEvent(db, { organisationId: ours.organisationId, dates });
  scheduleSession(ctx(), { ...sessionInput("20:00", "21:00", { capacity: 30 }), dateId: dateIds[0] ?? "" });
  expect(found(eventId, "programme")).toEqual(["sessionSeats 2026-12-18 when programme"]);
  expect(getContradictions(ctx(), { eventId }).hasDatesInForm).toBe(false);
});

it("are said of fewer seats than are held", () => {
  const event = makeHall(db, 6, { organisationId: ours.organisationId });
  makeGuest(db, event, { partySize: 5 });
  const { eventId } = event;
  expect(found(eventId)).toEqual([]);
  db.$client.prepare("update event_date set capacity = 4").run();
  expect(found(eventId, "people")).toEqual([expect.stringMatching(/^held .* when people$/)]);
});

it("are for its own people only", () => {
  const { eventId } = makeEvent(db);
  expect(() => getContradictions(ctx(), { eventId })).toThrow(NotFound);
});
