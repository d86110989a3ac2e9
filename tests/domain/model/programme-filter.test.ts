import { parseFilter } from "#app/domain/programme/parse-filter.ts";
import {
  emptyFilter,
  filterQuery,
  pageKeyText,
  parsePageKey,
  repeatedFilters,
} from "#app/domain/model/programme-filter.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const parse = (query: string) => parseFilter(new URLSearchParams(query));

describe("a filter in an address", () => {
  it("reads every parameter, sorts its values and drops doubles", () => {
    const { filter, problems } = parse(
      "theme=solidarity&country=FR&country=be&country=fr&city=lyon&from=2026-12-18&to=2026-12-20&seats=1&access=free&language=lsf&utm_source=x",
    );
    expect(problems).toEqual([]);
    expect(filter).toEqual({
      ...emptyFilter,
      country: ["be", "fr"],
      city: ["lyon"],
      theme: ["solidarity"],
      language: ["lsf"],
      access: ["free"],
      from: "2026-12-18",
      to: "2026-12-20",
      seats: true,
    });
    expect(filterQuery(filter)).toBe(
      "country=be&country=fr&city=lyon&theme=solidarity&language=lsf&access=free&from=2026-12-18&to=2026-12-20&seats=1",
    );
  });

  it.each([
    ["country=france", "country", "france"],
    ["attendance=maybe", "attendance", "maybe"],
    ["language=klingon", "language", "klingon"],
    ["from=2026-02-30", "from", "2026-02-30"],
    ["seats=yes", "seats", "yes"],
    ["city=%00", "city", "\u0000"],
    ["theme=' OR 1=1 --", "theme", "' or 1=1 --"],
  ])("says what is wrong with %s", (query, parameter, value) => {
    expect(parse(query).problems).toContainEqual({ parameter, value });
  });

  it("says of a last day before the first that it is that", () => {
    const { filter, problems } = parse("from=2026-12-20&to=2026-12-18");
    expect(problems).toEqual([{ parameter: "to", value: "2026-12-18", kind: "range" }]);
    expect(filter).toMatchObject({ from: "2026-12-20", to: null });
  });

  it("takes an untouched form as no filter at all", () => {
    const untouched = new URLSearchParams([...repeatedFilters, "from", "to", "edition"].map((name) => [name, ""]));
    expect(parseFilter(untouched)).toEqual({ filter: emptyFilter, problems: [] });
  });

  it("shortens what it repeats of nonsense, and reads no more than twenty values", () => {
    expect(parse(`city=${"x".repeat(10_000)}`).problems[0]?.value).toHaveLength(80);
    const many = Array.from({ length: 25 }, (_, index) => `city=c${index}`).join("&");
    expect(parse(many).filter.city).toHaveLength(20);
    expect(parse(many).problems).toHaveLength(5);
  });

  it("means the same when it is written and read again, whatever was typed", () => {
    const pairs = fc.array(
      fc.tuple(fc.constantFrom(...repeatedFilters, "from", "to", "seats", "edition", "x"), fc.string()),
    );
    fc.assert(
      fc.property(pairs, (typed) => {
        const { filter } = parseFilter(new URLSearchParams(typed));
        const again = parseFilter(new URLSearchParams(filterQuery(filter)));
        expect(again).toEqual({ filter, problems: [] });
      }),
    );
  });
});

describe("a page key", () => {
  const key = { startsAtLocal: "2026-12-18T19:00", dateId: "0f8fad5b-d9cb-469f-a165-70867728950e" };
  it("is read as it was written", () => expect(parsePageKey(pageKeyText(key))).toEqual(key));
  it.each(["", "-1", "2026-12-18T19:00~", "x~y", `${pageKeyText(key)}'`])("%j is none", (text) =>
    expect(parsePageKey(text)).toBeNull(),
  );
});
