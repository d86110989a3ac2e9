import { Busy, Conflict, DomainError, Forbidden, Invalid, NotFound } from "#app/domain/errors.ts";
import { preferredLanguageOf } from "#app/http/preferred-language.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { documentHeaders } from "#app/http/security-headers.server.ts";
import { httpStatusOf } from "#app/http/to-response.server.ts";
import { describe, expect, it } from "vitest";

describe("where to go after signing in", () => {
  it.each(["/fr/organise", "/ar", "/en/coordinate/events/1?x=1"])("%s is ours", (path) =>
    expect(safePath(path, "/en")).toBe(path),
  );
  it.each([
    "https://evil.example/fr",
    "//evil.example",
    "/\\evil.example",
    "/fr//evil.example",
    "/fr/\nx",
    "/fr/日",
    "/fr/\u0001",
    "javascript:alert(1)",
    "",
    null,
    "/french",
  ])("%j is not", (path) => expect(safePath(path, "/en")).toBe("/en"));
});

describe("the language a browser asks for", () => {
  it.each([
    ["pt-BR,pt;q=0.9,en;q=0.8", "pt"],
    ["de,ar-TN;q=0.5", "ar"],
    ["de", "es"],
    ["*", "es"],
    ["fr;q=0, en;q=0.1", "en"],
    ["\u0000;;;q=x", "es"],
    [undefined, "es"],
  ] as const)("%s is served in %s", (header, expected) => expect(preferredLanguageOf(header, "es")).toBe(expected));
});

it("translates every refusal of the domain, and nothing else", () => {
  expect(
    [
      new NotFound("x"),
      new Forbidden("x"),
      new Conflict("dateIsOver"),
      new Invalid({}),
      new Busy(),
      new DomainError("x"),
    ].map(httpStatusOf),
  ).toEqual([404, 403, 409, 400, 503, 500]);
});

it("lets a public page load its own style and pictures, and nothing more", () => {
  const policy = Object.fromEntries(documentHeaders(null))["Content-Security-Policy"];
  expect(policy).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(Object.fromEntries(documentHeaders("abc"))["Content-Security-Policy"]).toContain(
    "script-src 'nonce-abc' 'strict-dynamic'",
  );
});
