import { Conflict, Invalid, NotFound } from "#app/domain/errors.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { decideEvent } from "#app/domain/review/decide-event.server.ts";
import { getReviewItem } from "#app/domain/review/get-review-item.server.ts";
import { listReviewQueue } from "#app/domain/review/list-review-queue.server.ts";
import { emptyReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { reviewActions, reviewStateAfter } from "#app/domain/model/review-state.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { reviewStates } from "#app/domain/model/review-state.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import {
  cityId,
  contextFor,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

let db: OpenDatabase;
let portugal: ReturnType<typeof makeCoordinator>;
let france: ReturnType<typeof makeCoordinator>;
beforeEach(() => {
  db = openWeek();
  portugal = makeCoordinator(db, { kind: "country", code: "PT" });
  france = makeCoordinator(db, { kind: "country", code: "FR" });
});
const as = (who: typeof portugal) => contextFor(db, { actor: who.actor });
const decide = (
  eventId: string,
  decision: "approve" | "request_changes" | "refuse",
  rest: { reason?: string; revision?: number; who?: typeof portugal } = {},
) =>
  decideEvent(as(rest.who ?? portugal), {
    eventId,
    decision,
    reason: rest.reason ?? "",
    revision: rest.revision ?? findEvent(db, eventId)?.revision ?? 0,
  });

describe("the axis of review", () => {
  it("knows these moves and no others", () => {
    const moves = reviewStates.flatMap((state) =>
      reviewActions.flatMap((action) => {
        const to = reviewStateAfter(state, action);
        return to ? [`${state} ${action} ${to}`] : [];
      }),
    );
    expect(moves).toEqual([
      "draft submit submitted",
      "submitted withdraw draft",
      "submitted publish approved",
      "submitted approve approved",
      "submitted request_changes changes_requested",
      "submitted refuse refused",
      "submitted fix_typos submitted",
      "changes_requested submit submitted",
      "approved accept approved",
      "approved decline approved",
      "approved undo approved",
      "approved fix_typos approved",
      "approved hide hidden",
      "hidden show approved",
    ]);
  });
});

describe("scope lives in the query", () => {
  it("offers an event to those who coordinate its place, and hides it from all others", () => {
    const event = makeEvent(db, { until: "submitted" });
    expect(listReviewQueue(as(portugal), emptyReviewQueueFilter).map((item) => item.subjectId)).toEqual([
      event.eventId,
    ]);
    expect(listReviewQueue(as(france), emptyReviewQueueFilter)).toEqual([]);
    expect(() => getReviewItem(as(france), event.eventId, emptyReviewQueueFilter)).toThrow(NotFound);
    expect(() => decide(event.eventId, "approve", { who: france })).toThrow(NotFound);
  });

  it.each([
    ["city", (): Scope => ({ kind: "city", code: cityId(db, "lisboa") })],
    ["region", (): Scope => ({ kind: "region", code: "europe" })],
    ["network", (): Scope => ({ kind: "network", code: "" })],
  ] as const)("reaches as far as a %s", (_name, scope) => {
    const event = makeEvent(db, { until: "submitted" });
    const coordinator = makeCoordinator(db, scope());
    expect(
      listReviewQueue(as(coordinator), { ...emptyReviewQueueFilter, view: "all" }).map((item) => item.subjectId),
    ).toEqual([event.eventId]);
  });

  it("shows nobody a draft", () => {
    const event = makeEvent(db, { until: "draft" });
    expect(listReviewQueue(as(portugal), emptyReviewQueueFilter)).toEqual([]);
    expect(() => getReviewItem(as(portugal), event.eventId, emptyReviewQueueFilter)).toThrow(NotFound);
    expect(() => decide(event.eventId, "approve")).toThrow(NotFound);
  });
});

describe("an approval", () => {
  it("makes the event public in the same transaction, tells the organiser, and leaves a trace", () => {
    const event = makeEvent(db, { until: "submitted" });
    const version = programmeVersionReader(db);
    const before = version();
    expect(() => getPublicEvent(contextFor(db), event.slug)).toThrow(NotFound);
    decide(event.eventId, "approve");
    expect(version()).toBe(before + 1);
    expect(getPublicEvent(contextFor(db), event.slug).title).toMatch(/^Jantar/);
    expect(db.$client.prepare("select kind, state from outbox").all()).toEqual([
      { kind: "event_decided", state: "queued" },
    ]);
    expect(
      db.$client
        .prepare("select action, account_id, old_state, new_state from audit_entry order by id desc limit 1")
        .get(),
    ).toEqual({
      action: "event.approve",
      account_id: portugal.actor.accountId,
      old_state: "submitted",
      new_state: "approved",
    });
  });

  it("waits for the organisation to be verified, which a coordinator of its place does", () => {
    const unknown = makeOrganisation(db, { isVerified: false });
    const event = makeEvent(db, { organisationId: unknown.organisationId, until: "submitted" });
    expect(() => decide(event.eventId, "approve")).toThrow(Conflict);
    expect(() =>
      decideOrganisation(as(france), { organisationId: unknown.organisationId, decision: "verify", reason: "" }),
    ).toThrow(NotFound);
    decideOrganisation(as(portugal), { organisationId: unknown.organisationId, decision: "verify", reason: "" });
    decide(event.eventId, "approve");
  });
});

describe("a decision", () => {
  it("is made once: the second coordinator learns that it was", () => {
    const event = makeEvent(db, { until: "submitted" });
    decide(event.eventId, "approve");
    expect(() => decide(event.eventId, "refuse", { reason: "late" })).toThrow(Conflict);
    expect(db.$client.prepare("select count(*) as count from outbox").get()).toEqual({ count: 1 });
  });

  it("is about the version that was read", () => {
    const event = makeEvent(db, { until: "submitted" });
    expect(() => decide(event.eventId, "approve", { revision: 99 })).toThrow(Conflict);
  });

  it("carries words when it is not an approval, and not too many", () => {
    const event = makeEvent(db, { until: "submitted" });
    expect(() => decide(event.eventId, "refuse", { reason: " \n " })).toThrow(Invalid);
    expect(() => decide(event.eventId, "refuse", { reason: "x".repeat(50_000) })).toThrow(Invalid);
    decide(event.eventId, "request_changes", { reason: "Diga quem cozinha." });
    expect(
      getReviewItem(as(portugal), event.eventId, emptyReviewQueueFilter).history.map((entry) => [
        entry.action,
        entry.reason,
      ]),
    ).toEqual([
      ["submit", null],
      ["request_changes", "Diga quem cozinha."],
    ]);
  });
});

it("shows a reviewer what the public never sees: the private contact and the name behind an alias", () => {
  const collective = makeOrganisation(db, { name: "Association Réelle", alias: "Voisins du lundi" });
  const event = makeEvent(db, { organisationId: collective.organisationId, until: "submitted" });
  const item = getReviewItem(as(portugal), event.eventId, emptyReviewQueueFilter);
  expect(item).toMatchObject({ contactEmail: "privado@example.org", organisation: { name: "Association Réelle" } });
  decide(event.eventId, "approve");
  const text = JSON.stringify(getPublicEvent(contextFor(db), event.slug));
  expect(text).toContain("Voisins du lundi");
  expect(text).not.toContain("Association Réelle");
  expect(text).not.toContain("privado@example.org");
});
