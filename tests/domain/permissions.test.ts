import type { Actor } from "#app/domain/context.ts";
import { Forbidden } from "#app/domain/errors.ts";
import { authorize, can, permitted } from "#app/domain/permissions.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { describe, expect, it } from "vitest";

const place = { cityId: "lisboa-id", countryCode: "PT", regionCode: "europe" };
const event = { ...place, leadOrganisationId: "ours" };
const shared = { ...event, coOrganiserIds: ["partner"] };
const person = (scopes: Scope[], organisationIds: string[] = []): Actor => ({
  kind: "account",
  accountId: "p",
  scopesAwaitingFactor: [],
  secondFactorAt: null,
  scopes,
  memberships: organisationIds.map((organisationId) => ({ organisationId, role: "editor" as const })),
});
const authority = { id: "ours", kind: "local_authority", state: "verified", cityId: "lisboa-id" };
const speaking = (overrides = {}) => ({ authority: { ...authority, ...overrides }, cityId: "lisboa-id" });
const waiting = (state = "pending", cityId = "lisboa-id") => ({ authority, cityId, state });
const scope = (kind: Scope["kind"], code: string) => person([{ kind, code }]);
const hideable = { ...event, cityAuthorityIds: ["city-hall"] };
const owner = (organisationId: string): Actor => ({
  kind: "account",
  accountId: "p",
  scopesAwaitingFactor: [],
  secondFactorAt: null,
  scopes: [],
  memberships: [{ organisationId, role: "owner" }],
});
const anybody: Actor = { kind: "anonymous" };
/** A coordinator of Porto who is a deputy for the secretariat. */
const deputy: Actor = {
  ...(person([{ kind: "city", code: "porto-id" }]) as Extract<Actor, { kind: "account" }>),
  scopes: [
    { kind: "city", code: "porto-id" },
    { kind: "network", code: "", isDeputy: true },
  ],
};

describe("who may do what", () => {
  it.each([
    ["event:edit", event, person([], ["ours"]), true],
    ["event:edit", event, person([], ["theirs"]), false],
    ["event:edit", event, scope("country", "PT"), false],
    ["event:edit", event, anybody, false],
    ["event:edit", shared, person([], ["partner"]), false],
    ["event:translate", shared, person([], ["ours"]), true],
    ["event:translate", shared, person([], ["partner"]), true],
    ["event:translate", shared, person([], ["theirs"]), false],
    ["event:translate", shared, scope("network", ""), false],
    ["event:translate", shared, anybody, false],
    ["event:hide", hideable, owner("ours"), true],
    ["event:hide", hideable, person([], ["ours"]), false],
    ["event:hide", hideable, owner("city-hall"), true],
    ["event:hide", hideable, person([], ["city-hall"]), false],
    ["event:hide", hideable, owner("theirs"), false],
    ["event:hide", hideable, scope("country", "PT"), true],
    ["event:hide", hideable, scope("country", "FR"), false],
    ["event:hide", hideable, anybody, false],
    ["event:review", place, deputy, true],
    ["organisation:verify", place, deputy, true],
    ["coordinators:manage", null, deputy, false],
    ["network:manage", null, deputy, false],
    ["coordinators:manage", null, scope("network", ""), true],
    ["coordinators:manage", null, scope("region", "europe"), false],
    ["coordinators:manage", null, anybody, false],
    ["event:review", place, scope("city", "lisboa-id"), true],
    ["event:review", place, scope("city", "porto-id"), false],
    ["event:review", place, scope("country", "PT"), true],
    ["event:review", place, scope("country", "FR"), false],
    ["event:review", place, scope("region", "europe"), true],
    ["event:review", place, scope("region", "africa"), false],
    ["event:review", place, scope("network", ""), true],
    ["event:review", place, person([], ["ours"]), false],
    ["organisation:verify", place, scope("country", "PT"), true],
    ["organisation:verify", place, scope("country", "ES"), false],
    ["organisation:register", place, scope("city", "lisboa-id"), true],
    ["organisation:register", place, person([], ["ours"]), false],
    ["organisation:post", { organisationId: "ours" }, person([], ["ours"]), true],
    ["organisation:post", { organisationId: "ours" }, scope("network", ""), false],
    ["organisation:read", { id: "ours" }, person([], ["ours"]), true],
    ["organisation:read", { id: "ours" }, person([], ["theirs"]), false],
    ["organisation:read", { id: "ours" }, scope("network", ""), false],
    ["organisation:manage", { id: "ours" }, owner("ours"), true],
    ["organisation:manage", { id: "theirs" }, owner("ours"), false],
    ["organisation:manage", { id: "ours" }, person([], ["ours"]), false],
    ["organisation:manage", { id: "ours" }, anybody, false],
    ["organisation:vouch", waiting(), owner("ours"), true],
    ["organisation:vouch", waiting("verified"), owner("ours"), false],
    ["organisation:vouch", waiting("pending", "porto-id"), owner("ours"), false],
    ["organisation:vouch", waiting(), person([], ["ours"]), false],
    ["city:speak", speaking(), owner("ours"), true],
    ["city:speak", speaking({ state: "pending" }), owner("ours"), false],
    ["city:speak", speaking({ kind: "network" }), owner("ours"), false],
    ["city:speak", speaking({ cityId: "porto-id" }), owner("ours"), false],
    ["city:speak", speaking(), person([], ["ours"]), false],
    ["city:review", place, scope("city", "lisboa-id"), true],
    ["city:review", place, scope("country", "FR"), false],
    ["city:review", place, owner("ours"), false],
    ["city:confirm", place, scope("country", "PT"), true],
    ["city:confirm", place, scope("network", ""), true],
    ["city:confirm", place, scope("city", "lisboa-id"), false],
    ["city:confirm", place, scope("country", "FR"), false],
    ["network:manage", null, scope("network", ""), true],
    ["network:manage", null, scope("region", "europe"), false],
    ["network:manage", null, { kind: "operator" } as Actor, true],
  ] as const)("%s on %o by %o: %s", (action, subject, actor, allowed) => {
    expect(can(actor as Actor, action, subject as never)).toBe(allowed);
  });

  it("throws where it is asked to make sure", () => {
    expect(() => authorize(anybody, "event:review", place)).toThrow(Forbidden);
    authorize(scope("network", ""), "event:review", place);
  });

  it("gives the thing itself to those who may, and nothing to others", () => {
    expect(permitted(scope("network", ""), "event:review", place)).toBe(place);
    expect(permitted(anybody, "event:review", place)).toBeNull();
  });
});
