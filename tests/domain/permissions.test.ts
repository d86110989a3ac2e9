import type { Actor } from "#app/domain/context.ts";
import { Forbidden } from "#app/domain/errors.ts";
import { authorize, can, permitted } from "#app/domain/permissions.ts";
import type { Scope } from "#app/domain/people/person.ts";
import { describe, expect, it } from "vitest";

const place = { cityId: "lisboa-id", countryCode: "PT", regionCode: "europe" };
const event = { ...place, leadOrganisationId: "ours" };
const person = (scopes: Scope[], organisationIds: string[] = []): Actor => ({
  kind: "person",
  personId: "p",
  scopes,
  memberships: organisationIds.map((organisationId) => ({ organisationId, role: "editor" as const })),
});
const scope = (kind: Scope["kind"], code: string) => person([{ kind, code }]);
const hideable = { ...event, cityAuthorityIds: ["city-hall"] };
const owner = (organisationId: string): Actor => ({
  kind: "person",
  personId: "p",
  scopes: [],
  memberships: [{ organisationId, role: "owner" }],
});
const anybody: Actor = { kind: "anonymous" };

describe("who may do what", () => {
  it.each([
    ["event:edit", event, person([], ["ours"]), true],
    ["event:edit", event, person([], ["theirs"]), false],
    ["event:edit", event, scope("country", "PT"), false],
    ["event:edit", event, anybody, false],
    ["event:hide", hideable, owner("ours"), true],
    ["event:hide", hideable, person([], ["ours"]), false],
    ["event:hide", hideable, owner("city-hall"), true],
    ["event:hide", hideable, person([], ["city-hall"]), false],
    ["event:hide", hideable, owner("theirs"), false],
    ["event:hide", hideable, scope("country", "PT"), true],
    ["event:hide", hideable, scope("country", "FR"), false],
    ["event:hide", hideable, anybody, false],
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
