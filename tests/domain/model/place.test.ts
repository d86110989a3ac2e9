import { placeFor, placeLine, type PlaceAudience, type StoredPlace, stricterLevel } from "#app/domain/model/place.ts";
import { describe, expect, it } from "vitest";

const stored: StoredPlace = {
  level: "public",
  venueName: "Salle Secrète",
  streetAddress: "1 rue Cachée",
  district: "Gare",
  latitude: 48.58392,
  longitude: 7.74553,
  ask: "Les voisins",
  revealHoursBefore: 48,
};
const exact = {
  venueName: "Salle Secrète",
  streetAddress: "1 rue Cachée",
  district: "Gare",
  latitude: 48.58392,
  longitude: 7.74553,
  ask: "Les voisins",
};
const rounded = { district: "Gare", latitude: 48.58, longitude: 7.75, ask: "Les voisins" };
const asked = { ask: "Les voisins" };

const everybody: PlaceAudience = { kind: "public" };
const holderBefore: PlaceAudience = { kind: "holder", revealed: false };
const holderAfter: PlaceAudience = { kind: "holder", revealed: true };
const organiser: PlaceAudience = { kind: "organiser" };

describe("the table of place levels (product 3)", () => {
  it.each([
    ["public", everybody, exact],
    ["public", holderBefore, exact],
    ["public", organiser, exact],
    ["area", everybody, rounded],
    ["area", holderBefore, rounded],
    ["area", holderAfter, exact],
    ["area", organiser, exact],
    ["by_partner", everybody, asked],
    ["by_partner", holderAfter, asked],
    ["by_partner", organiser, asked],
  ] as const)("%s for %o", (level, audience, visible) => {
    expect(placeFor({ ...stored, level }, audience)).toEqual({ level, ...visible });
  });

  it("does not tell what is unknown from what is hidden", () => {
    const bare = { ...stored, level: "area" as const, district: null, latitude: null, longitude: null, ask: null };
    expect(placeFor(bare, everybody)).toEqual({ level: "area" });
    expect(placeLine(placeFor(bare, everybody))).toBeNull();
  });

  it("keeps a place on the equator or at Greenwich", () => {
    const zero = { ...stored, latitude: 0, longitude: 0 };
    expect(placeFor(zero, everybody)).toMatchObject({ latitude: 0, longitude: 0 });
  });
});

it("lets the stricter of two defaults win", () => {
  expect(stricterLevel("public", "area")).toBe("area");
  expect(stricterLevel("by_partner", "area")).toBe("by_partner");
  expect(stricterLevel("public", "public")).toBe("public");
});
