import { contactParts } from "#app/domain/text/contact-links.ts";
import { mapLinks } from "#app/domain/model/map-links.ts";
import { describe, expect, it } from "vitest";

const linksOf = (text: string) => contactParts(text).flatMap(({ href }) => href ?? []);

describe("a contact", () => {
  it("has links to its phone numbers and e-mail addresses, however they are written", () => {
    expect(linksOf("+351 21 000 00 00")).toEqual(["tel:+351210000000"]);
    expect(linksOf("Tel. (021) 123-45-67 ou 06.12.34.56.78")).toEqual(["tel:0211234567", "tel:0612345678"]);
    expect(linksOf("maria@exemplo.pt, joão@exemplo.pt")).toEqual([
      "mailto:maria@exemplo.pt",
      "mailto:jo%C3%A3o@exemplo.pt",
    ]);
    expect(linksOf("واتساب: +212 6 12 34 56 78")).toEqual(["tel:+212612345678"]);
  });

  it("has none where there is no number to call", () => {
    for (const text of [
      "le 2026-12-18",
      "18/12/2026",
      "12, rue du Pont, 75011 Paris",
      "sala 1234",
      "10 h – 12 h 30",
      "lot A123456789",
    ])
      expect([text, linksOf(text)]).toEqual([text, []]);
  });

  it("loses nothing that was written", () => {
    for (const text of ["Ana: ana@x.pt / +351 210 000 000 (9-17h)", "", "rien", "a@b.c d@e.f"])
      expect(
        contactParts(text)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
  });
});

describe("the links to a map", () => {
  const place = {
    level: "public",
    venueName: "Casa & Rua",
    streetAddress: "Rua 1",
    latitude: 38.7,
    longitude: -9.1,
  } as const;

  it("lead to the point, with the name of the place where the phone reads it", () => {
    expect(mapLinks(place, "Lisboa")).toEqual({
      geo: "geo:38.7,-9.1?q=38.7,-9.1(Casa%20%26%20Rua)",
      web: "https://www.openstreetmap.org/?mlat=38.7&mlon=-9.1#map=18/38.7/-9.1",
    });
    const { latitude: _latitude, longitude: _longitude, ...address } = place;
    expect(mapLinks(address, "Lisboa")?.geo).toBe("geo:0,0?q=Rua%201%2C%20Lisboa");
  });

  it("are there for an exact public place only", () => {
    expect(mapLinks({ ...place, level: "area" }, "Lisboa")).toBeNull();
    expect(mapLinks({ level: "by_partner" }, "Lisboa")).toBeNull();
    expect(mapLinks({ level: "public", district: "Bairro" }, "Lisboa")).toBeNull();
  });
});
