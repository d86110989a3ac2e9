import { getOrganisationReview } from "#app/domain/review/get-organisation-review.server.ts";
import { getReviewItem } from "#app/domain/review/get-review-item.server.ts";
import { listReviewQueue } from "#app/domain/review/list-review-queue.server.ts";
import { emptyReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { writeNote } from "#app/domain/review/write-note.server.ts";
import { setOwnAbsence } from "#app/domain/coordinators/set-absence.server.ts";
import { getOwnThread } from "#app/domain/comments/get-own-thread.server.ts";
import { Invalid, NotFound } from "#app/domain/errors.ts";
import { noteLimit } from "#app/domain/model/review-item.ts";
import { days, plus, utcDay } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import {
  actAs,
  actorOf,
  contextFor,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
let portugal: ReturnType<typeof makeCoordinator>;
let network: ReturnType<typeof makeCoordinator>;
beforeEach(() => {
  db = openWeek();
  portugal = makeCoordinator(db, { kind: "country", code: "PT" });
  network = makeCoordinator(db, { kind: "network", code: "" });
});
const as = ({ email }: { email: string }) => actAs(db, email, testNow);

it("are read by coordinators only, with the function of the author, and counted in the queue", () => {
  const event = makeEvent(db, { until: "submitted" });
  const about = { kind: "event", id: event.eventId } as const;
  writeNote(as(portugal), { about, text: " Telefonei: a sala tem 60 lugares. " });
  const [note] = getReviewItem(as(network), event.eventId, emptyReviewQueueFilter).notes;
  expect(note).toMatchObject({ text: "Telefonei: a sala tem 60 lugares.", by: { places: ["Portugal"] } });
  const [item] = listReviewQueue(as(portugal), emptyReviewQueueFilter);
  expect(item?.noteCount).toBe(1);
  const organiser = contextFor(db, { actor: actorOf(db, event.email) });
  expect(JSON.stringify(getOwnThread(organiser, about))).not.toContain("Telefonei");
  expect(db.$client.prepare("select count(*) from outbox where kind = 'comment_written'").pluck().get()).toBe(0);
});

it("are about organisations too, end with the record they belong to, and are short", () => {
  const { organisationId } = makeOrganisation(db, { isVerified: false });
  const about = { kind: "organisation", id: organisationId } as const;
  writeNote(as(portugal), { about, text: "Conheço." });
  expect(getOrganisationReview(as(portugal), organisationId, emptyReviewQueueFilter).notes).toHaveLength(1);
  expect(() => writeNote(as(portugal), { about, text: " \n" })).toThrow(Invalid);
  expect(() => writeNote(as(portugal), { about, text: "x".repeat(noteLimit + 1) })).toThrow(Invalid);
  const event = makeEvent(db, { until: "submitted" });
  writeNote(as(portugal), { about: { kind: "event", id: event.eventId }, text: "x" });
  db.$client.prepare("delete from event where id = ?").run(event.eventId);
  expect(db.$client.prepare("select count(*) from review_note").pluck().get()).toBe(1);
});

it("are for nobody else to write", () => {
  const france = makeCoordinator(db, { kind: "country", code: "FR" });
  const event = makeEvent(db, { until: "submitted" });
  const draft = makeEvent(db, { until: "draft" });
  const write = (who: { email: string }, id: string) => () =>
    writeNote(as(who), { about: { kind: "event", id }, text: "x" });
  expect(write(france, event.eventId)).toThrow(NotFound);
  expect(write({ email: event.email }, event.eventId)).toThrow(NotFound);
  expect(write(portugal, draft.eventId)).toThrow(NotFound);
  expect(write(portugal, "none")).toThrow(NotFound);
});

it("warns a deputy of another country, and nobody whose own area it is", () => {
  const france = makeCoordinator(db, { kind: "country", code: "FR" });
  const event = makeEvent(db, { until: "submitted" });
  const until = utcDay(plus(testNow, days(3)));
  setOwnAbsence(contextFor(db, { actor: portugal.actor }), { until, deputyEmail: france.email });
  const placesOf = (who: { email: string }) => getReviewItem(as(who), event.eventId, emptyReviewQueueFilter).deputyFor;
  expect([placesOf(france), placesOf(network)]).toEqual([["Portugal"], []]);
});
