import { drawCloth } from "#app/domain/cloth/draw-cloth.ts";
import { motifNames, motifSize, pickOf } from "#app/domain/cloth/motifs.ts";
import { settleHouses } from "#app/domain/cloth/settle-houses.ts";
import { type ClothSeed, houseOf, weave, weekCloth } from "#app/domain/cloth/weave.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { clothSvg } from "../../support/cloth-file.ts";
import { demoDatabase } from "../../support/database.ts";

const themes = ["solidarity", "participation"];
const svgOf = (seed: ClothSeed, ofThemes: readonly string[] = themes, isOneInk = false) =>
  clothSvg(drawCloth(weave(seed, ofThemes), isOneInk), { width: 240, height: 160, scale: 2 });

describe("a cloth", () => {
  it("is always the same for the same city, event or organisation", () => {
    const known = svgOf({ house: "lisboa", piece: "cafe-das-linguas" });
    expect(known).toBe(svgOf({ house: "lisboa", piece: "cafe-das-linguas" }));
    expect(known).not.toBe(svgOf({ house: "lisboa", piece: "outro" }));
    // These are on paper and in mails: a change of the generator must not give a city another cloth.
    expect(["lisboa", "sfax", "grenoble"].map((city) => houseOf(city))).toEqual([
      { motif: "stair", ground: 4, binding: 4, stripe: 1 },
      { motif: "check", ground: 3, binding: 4, stripe: 2 },
      { motif: "peak", ground: 0, binding: 4, stripe: 0 },
    ]);
  });

  it("shows the city by its motif and the theme by its colours", () => {
    const house = houseOf("sfax");
    const figureOf = (piece: string, ofThemes: string[]) =>
      weave({ house: "sfax", piece }, ofThemes).picks.filter((pick) => pick.kind === "motif");
    expect(figureOf("a", ["solidarity"])).toEqual(figureOf("b", ["participation"]));
    expect(figureOf("a", ["solidarity"])).toHaveLength(motifSize.picks);
    expect(house.motif).toBe(houseOf("sfax").motif);
    const [red, blue] = [["solidarity"], ["participation"]].map(
      (ofThemes) => weave({ house: "sfax", piece: "a" }, ofThemes).colours,
    );
    expect(red).not.toEqual(blue);
  });

  it("takes at most 700 bytes, whatever the seed", () => {
    const heaviest = Math.max(
      ...Array.from({ length: 600 }, (_, index) => {
        const seed = { house: `city-${index}`, ...(index % 2 === 0 ? {} : { piece: `event-${index}` }) };
        return brotliCompressSync(svgOf(seed, ["interculturality", "solidarity", "participation"].slice(index % 3)))
          .length;
      }),
    );
    expect(heaviest).toBeLessThanOrEqual(700);
  });

  it("is black and white in one ink, and still tells motifs apart", async () => {
    const seen = new Set<string>();
    for (const motif of motifNames) {
      const house =
        Array.from({ length: 400 }, (_, index) => `c${index}`).find((name) => houseOf(name).motif === motif) ?? "";
      const svg = svgOf({ house }, themes, true);
      expect([...new Set(svg.match(/(?<==")#[0-9a-f]{3,6}(?=")/g))].sort()).toEqual(["#000", "#fff"]);
      // The floats as a photocopier gives them: black on white, and blurred. Raw pixels, because the server reads no SVG.
      const floats = Array.from({ length: motifSize.picks }, (_, y) => pickOf(motif, y)).flat();
      const raw = { width: motifSize.threads, height: motifSize.picks, channels: 1 as const };
      const printed = sharp(Buffer.from(floats.map((float) => (float > 0 ? 0 : 255))), { raw });
      const copied = await printed.blur(0.8).threshold(128).raw().toBuffer();
      seen.add(copied.toString("base64"));
    }
    expect(seen.size).toBe(motifNames.length);
  });

  it("is drawn where the motif is not empty, and never all motif", () => {
    for (const motif of motifNames) {
      const floats = Array.from({ length: motifSize.picks }, (_, y) => pickOf(motif, y)).flat();
      const share = floats.filter((float) => float > 0).length / floats.length;
      expect([motif, share > 0.2 && share < 0.8]).toEqual([motif, true]);
    }
  });

  it("is the sign of the week in the browser's tab", () => {
    const drawn = clothSvg(drawCloth(weave(weekCloth, weekCloth.themes)), {
      width: 32,
      height: 32,
      scale: 0.75,
      radius: 6,
    });
    if (process.env["UPDATE_GOLDEN"]) writeFileSync("public/icon.svg", `${drawn}\n`);
    expect(readFileSync("public/icon.svg", "utf8")).toBe(`${drawn}\n`);
  });
});

describe("the cities of a country", () => {
  const db = demoDatabase();
  const cities = db.$client
    .prepare("select slug, country_code as country from city order by created_at, slug")
    .all() as {
    slug: string;
    country: string;
  }[];
  const countries = [...new Set(cities.map(({ country }) => country))];
  const housesOf = (country: string) =>
    [...settleHouses(cities.filter((city) => city.country === country).map(({ slug }) => slug)).values()].map((seed) =>
      houseOf(seed),
    );

  it("never share motif and ground, and up to twelve of them no motif", () => {
    for (const country of countries) {
      const houses = housesOf(country);
      const both = houses.map(({ motif, ground }) => `${motif} ${ground}`);
      expect([country, new Set(both).size]).toEqual([country, houses.length]);
      const first = houses.slice(0, motifNames.length).map(({ motif }) => motif);
      expect([country, new Set(first).size]).toEqual([country, first.length]);
    }
  });

  it("keep their cloth when another city joins", () => {
    const names = cities.filter(({ country }) => country === "FR").map(({ slug }) => slug);
    const before = settleHouses(names);
    const after = settleHouses([...names, "nouvelle-ville"]);
    expect(names.map((name) => after.get(name))).toEqual(names.map((name) => before.get(name)));
  });
});
