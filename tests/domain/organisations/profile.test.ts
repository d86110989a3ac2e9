import { NotFound } from "#app/domain/errors.ts";
import { getEventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import { listVouchable } from "#app/domain/organisations/list-vouchable.server.ts";
import { setCityPlaceLevel } from "#app/domain/organisations/set-city-place-level.server.ts";
import { updateProfile } from "#app/domain/organisations/update-profile.server.ts";
import { vouchForOrganisation } from "#app/domain/organisations/vouch-for-organisation.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { cityId, contextFor, makeEvent, makeOrganisation, openWeek } from "../../support/factories.ts";
import { join } from "../../support/registration.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
const profile = { name: "Maré", alias: null as string | null, contactEmail: "a@example.org", proof: "" };

describe("a new public name", () => {
  it("stands at once, under an address the old one does not lead to, and is news to calendars", () => {
    const owner = makeOrganisation(db, { name: "Maré" });
    const event = makeEvent(db, { organisationId: owner.organisationId });
    db.$client.exec("update event set revised_at = 1");
    const version = programmeVersionReader(db);
    const before = version();
    const ctx = contextFor(db, { actor: owner.actor });
    updateProfile(ctx, { ...profile, organisationId: owner.organisationId, alias: "Vizinhos" });
    expect(findOrganisation(db, owner.organisationId)).toMatchObject({ slug: "vizinhos", alias: "Vizinhos" });
    expect(version()).toBeGreaterThan(before);
    const { revised_at } = db.$client.prepare("select revised_at from event where id = ?").get(event.eventId) as {
      revised_at: number;
    };
    expect(revised_at).toBe(ctx.now);
  });

  it("ends its address at random where that is taken, not with what tells who it is", () => {
    makeOrganisation(db, { name: "Vizinhos" });
    const owner = makeOrganisation(db, { name: "Maré" });
    const ctx = contextFor(db, { actor: owner.actor });
    updateProfile(ctx, { ...profile, organisationId: owner.organisationId, alias: "Vizinhos" });
    const slug = findOrganisation(db, owner.organisationId)?.slug ?? "";
    expect(slug).toMatch(/^vizinhos-[0-9a-f]{6}$/);
    expect(slug).not.toContain(owner.organisationId.slice(0, 6));
  });

  it("is none where only the name behind an alias changes", () => {
    const owner = makeOrganisation(db, { name: "Maré", alias: "Vizinhos" });
    const before = programmeVersionReader(db)();
    const ctx = contextFor(db, { actor: owner.actor });
    updateProfile(ctx, { ...profile, organisationId: owner.organisationId, alias: "Vizinhos", name: "Maré Alta" });
    expect(findOrganisation(db, owner.organisationId)?.slug).toBe("vizinhos");
    expect(programmeVersionReader(db)()).toBe(before);
  });

  it("is for owners to give", () => {
    const owner = makeOrganisation(db);
    const editor = join(db, owner, "editor@example.org");
    for (const { actor } of [editor, makeOrganisation(db)]) {
      const input = { ...profile, organisationId: owner.organisationId };
      expect(() => updateProfile(contextFor(db, { actor }), input)).toThrow(NotFound);
    }
  });
});

describe("a city", () => {
  const authority = (city = "lisboa", isVerified = true) =>
    makeOrganisation(db, { kind: "local_authority", city, isVerified, name: `Câmara de ${city}` });

  it("vouches for what waits in it, known by public name and kind only", () => {
    const { organisationId: authorityId, actor } = authority();
    const pending = makeOrganisation(db, { isVerified: false, name: "Segredo", alias: "Vizinhos" });
    const ctx = contextFor(db, { actor });
    const list = listVouchable(ctx, authorityId);
    expect(list.organisations).toEqual([
      { id: pending.organisationId, publicName: "Vizinhos", kind: "civil_society", isVouched: false },
    ]);
    vouchForOrganisation(ctx, { authorityId, organisationId: pending.organisationId });
    expect(findOrganisation(db, pending.organisationId)?.vouchedById).toBe(authorityId);
    expect(listVouchable(ctx, authorityId).organisations[0]?.isVouched).toBe(true);
    const owner = contextFor(db, { actor: pending.actor });
    updateProfile(owner, { ...profile, organisationId: pending.organisationId, name: "Another name" });
    expect(findOrganisation(db, pending.organisationId)?.vouchedById).toBeNull();
  });

  it("speaks for itself only, once verified, by its owners", () => {
    const lisbon = authority();
    const pending = makeOrganisation(db, { isVerified: false, city: "porto" });
    const lisbonToo = makeOrganisation(db, { isVerified: false });
    const others = [
      [lisbon, pending],
      [authority("porto", false), pending],
      [makeOrganisation(db), lisbonToo],
      [{ ...lisbon, actor: join(db, lisbon, "editor@example.org").actor }, lisbonToo],
      [{ ...lisbon, actor: makeOrganisation(db).actor }, lisbonToo],
    ] as const;
    for (const [{ organisationId: authorityId, actor }, { organisationId }] of others) {
      expect(() => vouchForOrganisation(contextFor(db, { actor }), { authorityId, organisationId })).toThrow(NotFound);
    }
  });

  it("says with which level of place its new events begin", () => {
    const { organisationId, actor } = authority();
    setCityPlaceLevel(contextFor(db, { actor }), { organisationId, level: "area" });
    const choices = getEventChoices(contextFor(db, { actor }));
    expect(choices.cities.find((city) => city.id === cityId(db, "lisboa"))?.placeLevel).toBe("area");
    const plain = makeOrganisation(db);
    const ctx = contextFor(db, { actor: plain.actor });
    expect(() => setCityPlaceLevel(ctx, { organisationId: plain.organisationId, level: "public" })).toThrow(NotFound);
    expect(() => setCityPlaceLevel(ctx, { organisationId, level: "public" })).toThrow(NotFound);
  });
});
