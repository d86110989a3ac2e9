import { Gone, NotFound } from "#app/domain/errors.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { hideAll } from "#app/domain/hiding/hide-all.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { withdrawEvent } from "#app/domain/events/withdraw-event.server.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { decideEvent } from "#app/domain/review/decide-event.server.ts";
import { decideRevision } from "#app/domain/review/decide-revision.server.ts";
import { urgentChangeVersion } from "#app/domain/review/urgent-change-version.server.ts";
import { acceptUrgentChange } from "#app/domain/review/accept-urgent-change.server.ts";
import { fixTypos } from "#app/domain/review/fix-typos.server.ts";
import { revisionVersion } from "#app/domain/revisions/revision-version.ts";
import { reviewActions, reviewStateAfter } from "#app/domain/model/review-state.ts";
import { restoreEvent } from "#app/domain/hiding/restore-event.server.ts";
import { undoUrgentChange } from "#app/domain/review/undo-urgent-change.server.ts";
import { openDatabase, type OpenDatabase } from "#db/client.server.ts";
import { findEvent, listDates, readEventInput } from "#db/queries/events.server.ts";
import { listOpenUrgentChanges } from "#db/queries/urgent-changes.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { actorOf, contextFor, local, makeCoordinator, makeEvent, openWeek } from "#tests/support/factories.ts";

/**
 * Random acts of an organiser and a coordinator on one event. Refused acts change nothing; accepted ones must keep
 * three promises (product 2 and 3).
 */
const moves = [
  "submit",
  "withdraw",
  "edit",
  "move",
  "approve",
  "request_changes",
  "refuse",
  "accept",
  "decline",
  "seen",
  "undo",
  "fix_typos",
  "hide",
  "show",
  "hideAll",
  "showAll",
  "suspend",
  "reinstate",
  "trust",
  "distrust",
] as const;
type Move = (typeof moves)[number];

/** First acts of a sequence, so that most sequences start where acts are possible. */
const beginning = fc.constantFrom<Move[]>(
  [],
  ["submit"],
  ["submit", "approve"],
  ["submit", "approve"],
  ["trust", "submit"],
);
const seldom: readonly Move[] = ["refuse", "suspend", "hideAll", "hide", "withdraw", "request_changes"];
const move = fc.oneof(
  ...moves.map((arbitrary) => ({ arbitrary: fc.constant(arbitrary), weight: seldom.includes(arbitrary) ? 1 : 3 })),
);

type World = {
  db: OpenDatabase;
  eventId: string;
  slug: string;
  organisationId: string;
  email: string;
  coordinator: string;
};

const image = (() => {
  const db = openWeek();
  const coordinator = makeCoordinator(db, { kind: "country", code: "PT" });
  const event = makeEvent(db, { until: "draft", title: "Titel 0" });
  const bytes = db.$client.serialize();
  bytes.fill(1, 18, 20);
  return { bytes, event, coordinator: coordinator.email };
})();

it("keeps its promises whatever is done, in whatever order", { timeout: 180_000 }, () => {
  fc.assert(
    fc.property(beginning, fc.array(move, { minLength: 8, maxLength: 30 }), (first, then) => {
      const chosen = [...first, ...then];
      const db = openDatabase(image.bytes);
      const world: World = { db, ...image.event, coordinator: image.coordinator };
      const approved = new Set<string>();
      for (const [index, move] of chosen.entries()) step(world, move, index + 1, approved);
    }),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 240) / 4 },
  );
});

function step(world: World, move: Move, number: number, approved: Set<string>): void {
  const before = stateOf(world);
  const isTrusted = before.organisation.trusted_at !== null;
  attempt(() => verbs[move](world, number));
  const after = stateOf(world);
  const hasChanged = JSON.stringify({ ...before, audits: 0 }) !== JSON.stringify({ ...after, audits: 0 });
  // 1. Each step leads to a review state that the model allows.
  const reachable = new Set(reviewActions.map((action) => reviewStateAfter(before.review, action)));
  // A submission of a trusted organisation is approved in the same step.
  if (isTrusted && before.review === "draft") reachable.add("approved");
  expect([move, before.review, after.review, after.review === before.review || reachable.has(after.review)]).toEqual([
    move,
    before.review,
    after.review,
    true,
  ]);
  // 2. Each change is in the audit log.
  expect([move, hasChanged && after.audits === before.audits]).toEqual([move, false]);
  // 3. Public titles were approved by a coordinator, or come from a trusted organisation.
  const isRead = move === "approve" || move === "accept" || move === "fix_typos";
  if ((isRead || isTrusted) && hasChanged) approved.add(after.ownTitle);
  if (after.title !== null) expect([move, [...approved]]).toEqual([move, expect.arrayContaining([after.title])]);
}

function stateOf({ db, eventId, slug, organisationId }: World) {
  const row = (sql: string, ...values: string[]) => db.$client.prepare(sql).get(...values) as Record<string, unknown>;
  return {
    review: findEvent(db, eventId)?.review ?? "draft",
    title: publicTitle(db, findEvent(db, eventId)?.slug ?? slug),
    /** The title, public or not. */
    ownTitle: String(row("select title from event_text where event_id = ? and language = 'pt'", eventId)["title"]),
    organisation: row("select state, hidden_at, trusted_at from organisation where id = ?", organisationId),
    event: row("select review, revision, approved_at from event where id = ?", eventId),
    texts: db.$client.prepare("select language, title from event_text").all(),
    dates: db.$client.prepare("select starts_at_local, status, sequence from event_date").all(),
    facts: db.$client.prepare("select state, fields from urgent_change order by id").all(),
    revisions: db.$client.prepare("select state, fields from event_revision order by id").all(),
    audits: row("select count(*) as count from audit_entry")["count"] as number,
  };
}

function publicTitle(db: OpenDatabase, slug: string): string | null {
  try {
    return getPublicEvent(contextFor(db, { actor: { kind: "anonymous" } }), slug).title;
  } catch (error) {
    if (error instanceof NotFound || error instanceof Gone) return null;
    throw error;
  }
}

function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    // Refusals are expected; other errors are not.
    if (!(error instanceof Error) || error.constructor.name === "Error" || error instanceof TypeError) throw error;
  }
}

const organiser = ({ db, email }: World) => contextFor(db, { actor: actorOf(db, email) });
const reviewer = ({ db, coordinator }: World) => contextFor(db, { actor: actorOf(db, coordinator) });
const decide = (world: World, decision: "approve" | "request_changes" | "refuse") => {
  const revision = findEvent(world.db, world.eventId)?.revision ?? 0;
  decideEvent(reviewer(world), { eventId: world.eventId, revision, decision, reason: "porque sim" });
};
const revise = (world: World, decision: "accept" | "decline") => {
  const version = revisionVersion(findProposedRevision(world.db, world.eventId), null);
  decideRevision(reviewer(world), { eventId: world.eventId, version, decision, reason: "porque sim" });
};
const about = (world: World, decision: "suspend" | "reinstate" | "trust" | "distrust") =>
  decideOrganisation(reviewer(world), { organisationId: world.organisationId, decision, reason: "porque sim" });
const conceal = (world: World, isHidden: boolean) =>
  hideAll(reviewer(world), {
    kind: "organisation",
    id: world.organisationId,
    isHidden,
    reason: "porque sim",
    told: "nothing",
    words: "",
  });
const firstFacts = ({ db, eventId }: World) => listOpenUrgentChanges(db, eventId)[0];

const verbs: Readonly<Record<Move, (world: World, number: number) => void>> = {
  submit: (world) => void submitEvent(organiser(world), world),
  withdraw: (world) => withdrawEvent(organiser(world), world),
  edit: (world, number) => {
    const event = findEvent(world.db, world.eventId);
    if (!event) return;
    saveEvent(organiser(world), { ...readEventInput(world.db, event), title: `Titel ${number}`, eventId: event.id });
  },
  move: (world, number) => {
    const [date] = listDates(world.db, world.eventId);
    if (!date) return;
    const minute = String(number).padStart(2, "0");
    const [start, end] = [local(`2026-12-19T18:${minute}`), local(`2026-12-19T20:${minute}`)];
    rescheduleDate(organiser(world), { dateId: date.id, start, end, startOffset: null, endOffset: null });
  },
  approve: (world) => decide(world, "approve"),
  request_changes: (world) => decide(world, "request_changes"),
  refuse: (world) => decide(world, "refuse"),
  accept: (world) => revise(world, "accept"),
  decline: (world) => revise(world, "decline"),
  seen: (world) => {
    const facts = firstFacts(world);
    if (facts) acceptUrgentChange(reviewer(world), { urgentChangeId: facts.id, version: urgentChangeVersion(facts) });
  },
  undo: (world) => {
    const facts = firstFacts(world);
    if (facts)
      undoUrgentChange(reviewer(world), {
        urgentChangeId: facts.id,
        version: urgentChangeVersion(facts),
        reason: "porque sim",
      });
  },
  fix_typos: (world) => {
    const event = findEvent(world.db, world.eventId);
    if (!event) return;
    const { title, summary, description, language } = readEventInput(world.db, event);
    const mended = title.startsWith("Titel") ? title.replace("Titel", "Titul") : title.replace("Titul", "Titel");
    fixTypos(reviewer(world), { ...world, revision: event.revision, language, title: mended, summary, description });
  },
  hide: (world) => hideEvent(reviewer(world), { eventId: world.eventId, note: "porque sim" }),
  show: (world) => restoreEvent(reviewer(world), { eventId: world.eventId, reason: "" }),
  hideAll: (world) => conceal(world, true),
  showAll: (world) => conceal(world, false),
  suspend: (world) => about(world, "suspend"),
  reinstate: (world) => about(world, "reinstate"),
  trust: (world) => about(world, "trust"),
  distrust: (world) => about(world, "distrust"),
};
