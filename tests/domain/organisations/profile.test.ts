import { Invalid, NotFound } from "#app/domain/errors.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { getOrganisationOverview } from "#app/domain/organisations/get-organisation-overview.server.ts";
import { getProfile } from "#app/domain/organisations/get-profile.server.ts";
import { getOrganisationReview } from "#app/domain/review/get-organisation-review.server.ts";
import { listReviewQueue } from "#app/domain/review/list-review-queue.server.ts";
import { parseReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { getEventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import { listVouchable } from "#app/domain/organisations/list-vouchable.server.ts";
import { setCityPlaceLevel } from "#app/domain/organisations/set-city-place-level.server.ts";
import { updateProfile } from "#app/domain/organisations/update-profile.server.ts";
import { vouchForOrganisation } from "#app/domain/organisations/vouch-for-organisation.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { cityId, contextFor, makeCoordinator, makeEvent, makeOrganisation, openWeek } from "../../support/factories.ts";
import { join } from "../../support/registration.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
const profile = { name: "Maré", alias: null as string | null, contactEmail: "a@example.org", proof: "" };

describe("a new public name", () => {
  const trust = (organisationId: string) =>
    decideOrganisation(contextFor(db), { organisationId, decision: "trust", reason: "" });
  const nameOf = (organisationId: string) => {
    const { name, alias, slug, verifiedAs } = findOrganisation(db, organisationId) ?? {};
    return { name, alias, slug, verifiedAs };
  };

  it("waits for a coordinator, who reads the old and the new one and what it looks like", () => {
    const owner = makeOrganisation(db, { name: "Maré" });
    makeOrganisation(db, { name: "Vizinhos", isVerified: false });
    const { organisationId } = owner;
    const event = makeEvent(db, { organisationId });
    const before = { name: "Maré", alias: null, slug: "mare", verifiedAs: "Maré" };
    const version = programmeVersionReader(db);
    const shown = version();
    const input = { ...profile, organisationId, alias: "Vіzinhos", contactEmail: "new@example.org" };
    updateProfile(contextFor(db, { actor: owner.actor }), input);
    expect(nameOf(organisationId)).toEqual(before);
    expect(version()).toBe(shown);
    expect(findOrganisation(db, organisationId)?.contactEmail).toBe("new@example.org");
    const portugal = makeCoordinator(db, { kind: "country", code: "PT" });
    const reader = contextFor(db, { actor: portugal.actor });
    const filter = parseReviewQueueFilter(new URLSearchParams());
    expect(listReviewQueue(reader, filter).map((item) => item.subjectId)).toContain(organisationId);
    const review = getOrganisationReview(reader, organisationId, filter);
    expect(review.rename).toEqual({ from: "Maré", to: "Vіzinhos" });
    expect(review.lookAlikes).toEqual([{ name: "Vizinhos", cityName: "Lisbon", state: "pending" }]);
    expect(review.decisions).toEqual(["verify", "suspend", "decline_name"]);
    // An organisation in another city that only asks for the name.
    const other = makeOrganisation(db, { name: "Mar", city: "porto" });
    updateProfile(contextFor(db, { actor: other.actor }), {
      ...profile,
      organisationId: other.organisationId,
      name: "VIZINHOS",
    });
    const local = makeCoordinator(db, { kind: "city", code: cityId(db, "lisboa") });
    const seen = getOrganisationReview(contextFor(db, { actor: local.actor }), organisationId, filter).lookAlikes;
    expect(seen.map(({ name, cityName }) => [name, cityName])).toEqual([
      ["VIZINHOS", "Porto"],
      ["Vizinhos", "Lisbon"],
    ]);
    expect(() => decideOrganisation(reader, { organisationId, decision: "decline_name", reason: "" })).toThrow(Invalid);
    db.$client.exec("update event set revised_at = 1");
    decideOrganisation(reader, { organisationId, decision: "verify", reason: "", version: review.version });
    expect(nameOf(organisationId)).toMatchObject({ name: "Maré", alias: "Vіzinhos", verifiedAs: "Vіzinhos" });
    expect(findOrganisation(db, organisationId)?.slug).not.toBe("mare");
    expect(version()).toBeGreaterThan(shown);
    const { revised_at } = db.$client.prepare("select revised_at from event where id = ?").get(event.eventId) as {
      revised_at: number;
    };
    expect(revised_at).toBe(reader.now);
    expect(getOrganisationReview(reader, organisationId, filter).rename).toBeNull();
  });

  it("is declined with a reason, may be taken back, and stands in the form meanwhile", () => {
    const owner = makeOrganisation(db, { name: "Maré" });
    const { organisationId } = owner;
    const ctx = contextFor(db, { actor: owner.actor });
    updateProfile(ctx, { ...profile, organisationId, name: "Maré Alta" });
    expect(getProfile(ctx, organisationId).values.name).toBe("Maré Alta");
    expect(getOrganisationOverview(ctx, organisationId).waitingName).toBe("Maré Alta");
    decideOrganisation(contextFor(db), { organisationId, decision: "decline_name", reason: "Porquê?" });
    expect(findOrganisation(db, organisationId)).toMatchObject({ name: "Maré", state: "verified", proposedName: null });
    expect(db.$client.prepare("select count(*) as n from outbox where kind = 'organisation_decided'").get()).toEqual({
      n: 1,
    });
    updateProfile(ctx, { ...profile, organisationId, name: "Maré Alta" });
    updateProfile(ctx, { ...profile, organisationId, name: "Maré" });
    expect(findOrganisation(db, organisationId)).toMatchObject({ name: "Maré", proposedName: null });
  });

  it.each([
    ["Câmara de Lisboa", null, "name"],
    ["Câmara de Lіsboa", null, "name"],
    ["Maré", "CAMARA DE LISBOA", "alias"],
  ])("is refused where it copies a verified organisation of the country: %s, %s", (name, alias, field) => {
    const city = makeOrganisation(db, { name: "Câmara de Lisboa", city: "porto", kind: "local_authority" });
    const owner = makeOrganisation(db, { name: "Maré" });
    trust(owner.organisationId);
    const fault = expect.objectContaining({ faults: { [field]: { key: "nameTaken" } } });
    const input = { ...profile, organisationId: owner.organisationId, name, alias };
    expect(() => updateProfile(contextFor(db, { actor: owner.actor }), input)).toThrow(fault);
    expect(() => makeOrganisation(db, { name, alias })).toThrow(fault);
    // An organisation may keep its name, and have a name from another country.
    updateProfile(contextFor(db, { actor: city.actor }), {
      ...profile,
      organisationId: city.organisationId,
      name: "Camara de Lisboa",
    });
    makeOrganisation(db, { name, alias, city: "strasbourg" });
  });

  it("is verified once in a country, and kept for who is suspended", () => {
    const verify = (organisationId: string) =>
      decideOrganisation(contextFor(db), { organisationId, decision: "verify", reason: "" });
    const [first, second] = [1, 2].map(() => makeOrganisation(db, { name: "Casa Comum", isVerified: false }));
    verify(first!.organisationId);
    const fault = expect.objectContaining({ faults: { "": { key: "nameTaken" } } });
    expect(() => verify(second!.organisationId)).toThrow(fault);
    const reason = "Not what it says";
    decideOrganisation(contextFor(db), { organisationId: first!.organisationId, decision: "suspend", reason });
    expect(() => verify(second!.organisationId)).toThrow(fault);
    expect(() => makeOrganisation(db, { name: "Casa Comum" })).toThrow(
      expect.objectContaining({ faults: { name: { key: "nameTaken" } } }),
    );
  });

  it("stands at once where it is trusted, under an address the old one does not lead to, and is news to calendars", () => {
    const owner = makeOrganisation(db, { name: "Maré" });
    const event = makeEvent(db, { organisationId: owner.organisationId });
    trust(owner.organisationId);
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
    makeOrganisation(db, { name: "Vizinhos", city: "strasbourg" });
    const owner = makeOrganisation(db, { name: "Maré" });
    trust(owner.organisationId);
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
