import { chosenItemText } from "#app/domain/bulk-review/chosen-item.ts";
import { decideMany } from "#app/domain/bulk-review/decide-many.server.ts";
import type { ManyAction } from "#app/domain/bulk-review/decide-many-form.ts";
import { listChosen } from "#app/domain/bulk-review/list-chosen.server.ts";
import { Busy, Invalid } from "#app/domain/errors.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { reportEvent } from "#app/domain/reports/report-event.server.ts";
import { listReviewQueue } from "#app/domain/review/list-review-queue.server.ts";
import { emptyReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { listReviews } from "#db/queries/reviews.server.ts";
import { setImmediate } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import {
  actorOf,
  cityId,
  contextFor,
  makeCoordinator,
  type MadeEvent,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
let portugal: ReturnType<typeof makeCoordinator>;
beforeEach(() => {
  db = openWeek();
  portugal = makeCoordinator(db, { kind: "country", code: "PT" });
});
const coordinator = () => contextFor(db, { actor: portugal.actor });
const keyOf = ({ eventId }: MadeEvent) => `event:${eventId}:${findEvent(db, eventId)?.revision ?? 0}`;
const submitted = (overrides: Partial<EventInput> = {}) => makeEvent(db, { until: "submitted", ...overrides });
const all = (action: ManyAction) =>
  listChosen(coordinator(), emptyReviewQueueFilter, { items: [], isAll: true, action });
function edit(event: MadeEvent, change: Partial<EventInput>): void {
  const found = findEvent(db, event.eventId);
  if (!found) throw new Error("no event");
  const organiser = contextFor(db, { actor: actorOf(db, event.email) });
  saveEvent(organiser, { ...readEventInput(db, found), ...change, eventId: event.eventId });
}
const mails = (kind: string) =>
  db.$client.prepare("select count(*) from outbox where kind = ? and state = 'queued'").pluck().get(kind);
const reasonsOf = ({ eventId }: MadeEvent) => listReviews(db, eventId).map(({ action, reason }) => [action, reason]);

describe("several at once", () => {
  it("decides 497 of 500, and says which three were none of one's business", { timeout: 120_000 }, async () => {
    const mine = makeOrganisation(db, { city: "lisboa" });
    const theirs = makeOrganisation(db, { city: "strasbourg" });
    const make = (organisationId: string, city: string) =>
      keyOf(submitted({ organisationId, cityId: cityId(db, city) }));
    const items = Array.from({ length: 497 }, () => make(mine.organisationId, "lisboa"));
    const outside = Array.from({ length: 3 }, () => make(theirs.organisationId, "strasbourg"));
    const working = decideMany(coordinator(), { items: [...items, ...outside], action: "agree", reason: "" });
    // The work lets others in between, and one coordinator has one piece of it at a time.
    await setImmediate();
    const between = db.$client.prepare("select count(*) from event where review = 'approved'").pluck().get();
    expect(between).toBeLessThan(497);
    await expect(decideMany(coordinator(), { items, action: "agree", reason: "" })).rejects.toThrow(Busy);
    const result = await working;
    expect(result.done).toBe(497);
    expect(result.refused).toEqual(outside.map((key) => ({ key, fault: "hidden" })));
    const states = db.$client
      .prepare("select review, count(*) as count from event group by review order by review")
      .all();
    expect(states).toEqual([
      { review: "approved", count: 497 },
      { review: "submitted", count: 3 },
    ]);
    // The organiser gets one mail about all decisions.
    expect(mails("event_decided")).toBe(1);
    // Deciding again changes nothing.
    expect(await decideMany(coordinator(), { items: items.slice(0, 2), action: "agree", reason: "" })).toMatchObject({
      done: 0,
      refused: [{ fault: "alreadyDecided" }, { fault: "alreadyDecided" }],
    });
    const tooMany = [...items, ...outside, "event:x:1"];
    await expect(decideMany(coordinator(), { items: tooMany, action: "agree", reason: "" })).rejects.toThrow(Invalid);
  });

  it("agrees to each kind by its own rule, refuses with one reason, and claims", async () => {
    const pending = makeOrganisation(db, { isVerified: false });
    edit(makeEvent(db), { title: "Novo", venueName: "Outra sala" });
    const items = () => all("agree").items;
    expect(items()).toHaveLength(3);
    expect(await decideMany(coordinator(), { items: items(), action: "take", reason: "" })).toMatchObject({
      done: 3,
      refused: [],
    });
    const queue = () => listReviewQueue(coordinator(), emptyReviewQueueFilter);
    expect(queue().map((item) => item.holder?.isMine)).toEqual([true, true, true]);
    const noReason = decideMany(coordinator(), { items: items(), action: "refuse", reason: " " });
    await expect(noReason).rejects.toThrow(Invalid);
    const refused = await decideMany(coordinator(), { items: items(), action: "refuse", reason: "Não é para já." });
    // Changes that are already public must be decided one by one.
    expect([refused.done, refused.refused.map((refusal) => refusal.fault)]).toEqual([2, ["oneByOne"]]);
    expect(findOrganisation(db, pending.organisationId)?.state).toBe("refused");
    expect((await decideMany(coordinator(), { items: items(), action: "agree", reason: "" })).done).toBe(1);
    expect(queue()).toEqual([]);
  });

  it("verifies organisations before it publishes their events", async () => {
    const pending = makeOrganisation(db, { isVerified: false });
    const { eventId } = submitted({ organisationId: pending.organisationId });
    expect(await decideMany(coordinator(), { items: all("agree").items, action: "agree", reason: "" })).toMatchObject({
      done: 2,
      refused: [],
    });
    expect(findEvent(db, eventId)?.review).toBe("approved");
  });

  it("asks all for changes with a ready reason, in the language of each organiser", async () => {
    const [inPortuguese, inFrench] = [submitted(), submitted()];
    edit(makeEvent(db), { title: "Novo" });
    for (const [event, language] of [
      [inPortuguese, "pt"],
      [inFrench, "fr"],
    ] as const) {
      const { accountId } = actorOf(db, event.email);
      db.$client.prepare("update event set created_by = ? where id = ?").run(accountId, event.eventId);
      db.$client.prepare("update account set language = ? where id = ?").run(language, accountId);
    }
    const chosen = all("ask");
    // A proposed change waits beside them; it is decided by itself.
    expect([chosen.count, chosen.apart, chosen.first.map(({ kind }) => kind)]).toEqual([2, 1, ["event", "event"]]);
    const template = chosen.reasons.find(({ value }) => value.endsWith("more_detail"))?.value ?? "";
    await decideMany(coordinator(), { items: chosen.items, action: "ask", reason: " Obrigada. ", template });
    const [portuguese, french] = [inPortuguese, inFrench].map((event) => reasonsOf(event).at(-1));
    expect(french).toEqual([
      "request_changes",
      "Merci d’en dire plus sur ce qui se passe, pour que chacun puisse décider de venir.\n\nObrigada.",
    ]);
    expect(portuguese?.[1]).toMatch(/\n\nObrigada\.$/);
    expect(portuguese?.[1]).not.toBe(french?.[1]);
  });

  it("leaves out what somebody changed after it was shown", async () => {
    const [first, second] = [makeEvent(db), makeEvent(db)];
    for (const event of [first, second]) edit(event, { title: "Novo" });
    const { items } = all("agree");
    edit(second, { title: "Outra coisa" });
    db.$client.prepare("update event_revision set edited_at = edited_at + 1 where event_id = ?").run(second.eventId);
    expect(await decideMany(coordinator(), { items, action: "agree", reason: "" })).toMatchObject({
      done: 1,
      refused: [{ fault: "changedMeanwhile" }],
    });
  });

  it("refuses nonsense", async () => {
    for (const items of [[], ["event"], ["event:x:1"], [`theme:${"0".repeat(36)}:1`]]) {
      await expect(decideMany(coordinator(), { items, action: "agree", reason: "" })).rejects.toThrow(Invalid);
    }
  });
});

describe("what is shown before", () => {
  it("names the number and the first ten, and only what the filter finds", () => {
    const { organisationId } = makeOrganisation(db);
    for (let number = 0; number < 12; number += 1) submitted({ organisationId, title: `Jantar ${number}` });
    const { slug } = makeEvent(db);
    reportEvent(contextFor(db, { actor: { kind: "anonymous" } }), { slug, kind: "other", text: "Não.", email: null });
    const chosen = all("agree");
    expect([chosen.count, chosen.first.length, chosen.apart]).toEqual([12, 10, 1]);
    const filter = { ...emptyReviewQueueFilter, kind: "report" as const };
    expect(listChosen(coordinator(), filter, { items: [], isAll: true, action: "take" }).count).toBe(1);
  });

  it("says how many chosen ones have changed since the list was read", () => {
    const [first, second] = [submitted(), submitted()];
    const items = [keyOf(first), keyOf(second)];
    edit(second, { title: "Novo" });
    const chosen = listChosen(coordinator(), emptyReviewQueueFilter, { items, isAll: false, action: "agree" });
    expect([chosen.items, chosen.gone]).toEqual([[chosenItemText({ key: keyOf(first), version: "" })], 1]);
  });

  it("shows nothing outside the reader's scopes", () => {
    const event = submitted({
      organisationId: makeOrganisation(db, { city: "strasbourg" }).organisationId,
      cityId: cityId(db, "strasbourg"),
    });
    const choice = { items: [keyOf(event)], isAll: false, action: "agree" as const };
    expect(() => listChosen(coordinator(), emptyReviewQueueFilter, choice)).toThrow(Invalid);
  });
});
