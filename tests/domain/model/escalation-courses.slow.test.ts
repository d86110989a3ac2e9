import { endCoordinator } from "#app/domain/coordinators/end-coordinator.server.ts";
import { inviteCoordinator } from "#app/domain/coordinators/invite-coordinator.server.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { resetSecondFactor } from "#app/domain/second-factor/reset-second-factor.server.ts";
import { setOwnAbsence } from "#app/domain/coordinators/set-absence.server.ts";
import { makeFactorSecret } from "#app/domain/second-factor/totp.server.ts";
import { can, scopeCovers } from "#app/domain/permissions.ts";
import { listReviewQueue } from "#app/domain/review/list-review-queue.server.ts";
import { offeredCoordinators } from "#app/domain/coordinators/offered-coordinators.server.ts";
import { emptyReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { addDays, days, type Instant, plus, utcDay } from "#app/domain/time/zoned-time.ts";
import { openDatabase, type OpenDatabase } from "#db/client.server.ts";
import { findSecondFactor, insertSecondFactor } from "#db/queries/second-factors.server.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import { actAs, cityId, contextFor, makeEvent, makeOrganisation, openWeek } from "#tests/support/factories.ts";

const places = [
  ["city", "lisboa"],
  ["city", "porto"],
  ["city", "tunis"],
  ["country", "PT"],
  ["country", "TN"],
  ["region", "europe"],
  ["region", "africa"],
  ["network", ""],
] as const;
const people = ["a@example.org", "b@example.org", "c@example.org", "d@example.org"];
const somebody = fc.constantFrom(...people);
const somewhere = fc.constantFrom(...places);
const step = fc.oneof(
  fc.record({ do: fc.constant("invite" as const), who: somebody, where: somewhere }),
  fc.record({ do: fc.constant("end" as const), who: somebody, where: somewhere }),
  fc.record({ do: fc.constant("leave" as const), who: somebody, deputy: fc.option(somebody) }),
  fc.record({ do: fc.constant("return" as const), who: somebody }),
  fc.record({ do: fc.constant("device" as const), who: somebody }),
  fc.record({ do: fc.constant("reset" as const), who: somebody }),
  fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 4 }) }),
);

/** Run an act, ignoring refusals of the verbs. */
function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Error) || error.constructor.name === "Error") throw error;
  }
}

it("is never offered to nobody, nor to somebody outside its scope, whoever comes and goes", {
  timeout: 120_000,
}, () => {
  const image = (() => {
    const db = openWeek();
    inviteCoordinator(contextFor(db), { email: "first@example.org", scope: { kind: "network", code: "" } });
    for (const city of ["lisboa", "porto", "tunis"]) {
      const { organisationId } = makeOrganisation(db, { city });
      makeEvent(db, { organisationId, cityId: cityId(db, city), until: "submitted" });
      makeOrganisation(db, { city, isVerified: false });
    }
    return db.$client.serialize();
  })();
  image.fill(1, 18, 20);
  const everybody = ["first@example.org", ...people];

  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const walk: Walk = { db: openDatabase(image), now: testNow };
      for (const item of steps) {
        attempt(() => (doers[item.do] as (walk: Walk, step: Step) => void)(walk, item));
        expectSomebodyForAll(
          walk.db,
          everybody.filter((email) => idOf(walk.db, email) !== ""),
          walk.now,
        );
      }
    }),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 200) / 10 },
  );
});

type Walk = { db: OpenDatabase; now: Instant };
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const idOf = (db: OpenDatabase, email: string): string =>
  (db.$client.prepare("select id from account where email = ?").get(email) as { id: string } | undefined)?.id ?? "";
const scopeAt = (db: OpenDatabase, [kind, code]: (typeof places)[number]): Scope => ({
  kind,
  code: kind === "city" ? cityId(db, code) : code,
});

const doers: { [D in Step["do"]]: (walk: Walk, step: Extract<Step, { do: D }>) => void } = {
  wait: (walk, step) => {
    walk.now = plus(walk.now, days(step.days));
  },
  invite: ({ db, now }, { who, where }) =>
    void inviteCoordinator(contextFor(db, { now }), { email: who, scope: scopeAt(db, where) }),
  end: ({ db, now }, { who, where }) =>
    endCoordinator(contextFor(db, { now }), { accountId: idOf(db, who), scope: scopeAt(db, where) }),
  reset: ({ db, now }, { who }) => resetSecondFactor(contextFor(db, { now }), { email: who }),
  leave: ({ db, now }, { who, deputy }) => {
    if (idOf(db, who) === "") return;
    setOwnAbsence(actAs(db, who, now), { until: addDays(utcDay(now), 2), deputyEmail: deputy });
  },
  return: ({ db, now }, { who }) => {
    if (idOf(db, who) !== "") setOwnAbsence(actAs(db, who, now), { until: null, deputyEmail: null });
  },
  device: ({ db, now }, { who }) => {
    const accountId = idOf(db, who);
    if (accountId === "" || findSecondFactor(db, accountId)) return;
    insertSecondFactor(db, { accountId, secret: makeFactorSecret(), confirmedAt: now, createdAt: now });
  },
};

function expectSomebodyForAll(db: OpenDatabase, emails: readonly string[], now: Instant): void {
  const acting = emails.map((email) => actAs(db, email, now));
  const waiting = new Map(
    [...acting, { ...contextFor(db, { now }), actor: network }].flatMap((ctx) =>
      listReviewQueue(ctx, { ...emptyReviewQueueFilter, view: "all" }).map((item) => [item.key, item] as const),
    ),
  );
  expect(waiting.size).toBe(6);
  for (const item of waiting.values()) {
    const asked = acting.filter((ctx) =>
      listReviewQueue(ctx, emptyReviewQueueFilter).some((queued) => queued.key === item.key),
    );
    expect([item.key, asked.length]).not.toEqual([item.key, 0]);
    for (const { actor } of asked) {
      expect(actor.scopes.some((scope) => scopeCovers(scope, item))).toBe(true);
      expect(can(actor, "event:review", item)).toBe(true);
    }
    // All coordinators who get mail are among those the item is offered to.
    const told = offeredCoordinators(db, { ...item, since: item.since }, now);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((id) => !asked.some((ctx) => ctx.actor.accountId === id))).toEqual([]);
  }
}

const network = {
  kind: "account",
  accountId: "all-seeing",
  memberships: [],
  scopes: [{ kind: "network", code: "" }],
  scopesAwaitingFactor: [],
  secondFactorAt: testNow,
} as const;
