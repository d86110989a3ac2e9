import { isKept, pageKey } from "#app/server/page-cache-key.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("the address under which an answer is kept", () => {
  it.each([
    ["/fr", "/fr"],
    ["/fr?utm_source=x&fbclid=1", "/fr"],
    ["/fr/programme?theme=b&theme=a&x=1", "/fr/programme?theme=a&theme=b"],
    ["/fr/programme?seats=1&city=lyon&city=LYON", "/fr/programme?city=lyon&seats=1"],
    ["/fr/programme?city=&theme=", "/fr/programme"],
    ["/fr/programme?near=&when=", "/fr/programme"],
    ["/calendar/ar.ics?city=tunis&after=1", "/calendar/ar.ics?city=tunis"],
    ["/events/cha-lisboa.ics?lang=ar&v=2", "/events/cha-lisboa.ics?lang=ar"],
    ["/events/cha-lisboa.ics?lang=xx", "/events/cha-lisboa.ics"],
    ["/en/events/cha-lisboa?x", "/en/events/cha-lisboa"],
    ["/en/events/cha-lisboa?text=ar&x=1", "/en/events/cha-lisboa?text=ar"],
    ["/en/events/cha-lisboa?text=xx", "/en/events/cha-lisboa"],
    ["/fr?city=lisboa&x=1", "/fr?city=lisboa"],
    ["/fr?city=%3Cb%3E", "/fr"],
    ["/en/what-we-keep", "/en/what-we-keep"],
  ])("%s is %s", (url, key) => expect(pageKey(url)).toBe(key));

  it.each([
    "/xx",
    "/fr/programme?from=2026-02-30",
    "/fr/programme?after=-1",
    "/fr/programme?attendance=maybe",
    "/fr/programme?near=Lisbonne",
    "/fr/programme?when=today&city=lyon",
    "/fr/my/token",
    "/fr/confirm/token",
    "/fr/organise",
    "/fr/events/x/join",
    "/fr/sign-in",
    "/dev/mail",
    "/calendar/my/token.ics",
    "/",
  ])("%s is never kept", (url) => expect(pageKey(url)).toBeNull());

  it("is its own address: nothing that means the same is kept twice", () => {
    const query = fc.array(fc.tuple(fc.constantFrom("city", "theme", "from", "seats", "q", "after", "x"), fc.string()));
    fc.assert(
      fc.property(query, (pairs) => {
        const key = pageKey(`/fr/programme?${new URLSearchParams(pairs)}`);
        if (key !== null) expect(pageKey(key)).toBe(key);
      }),
    );
  });
});

it("keeps nothing that can be asked in endless variety, and knows each page by one key", () => {
  expect(
    ["/fr/programme?q=x", "/api/v1/events?updated_since=2026-01-01T00:00:00Z", "/fr/programme?after=x"].map(isKept),
  ).toEqual([false, false, false]);
  expect([isKept("/fr/programme?city=lyon"), isKept("/api/v1/events")]).toEqual([true, true]);
  const after = "2026-12-18T19:00~8d9f0a4e-0000-4000-8000-000000000001";
  expect(pageKey(`/fr/programme?view=map&after=${after}`)).toBe("/fr/programme?view=map");
});
