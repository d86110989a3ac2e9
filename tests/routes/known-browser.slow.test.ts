import { createRateLimiters } from "#app/server/rate-limiters.server.ts";
import { rateLimits } from "#app/http/rate-limit.server.ts";
import { expect, it } from "vitest";
import { createApp } from "../support/app.ts";
import { makeOrganisation } from "../support/factories.ts";

it("a browser that signed in before is not kept out by strangers on its own network", async () => {
  const app = await createApp({ visitor: "203.0.113.9", countRequest: createRateLimiters() });
  const { email } = makeOrganisation(app.db);
  const ask = (cookie?: string) => app.post("/en/sign-in", { email }, cookie);
  const asked = await ask();
  const code = app.db.$client
    .prepare("select json_extract(payload, '$.code') from outbox where kind = 'sign_in_code'")
    .pluck()
    .get() as string;
  const codeCookie = (asked.headers.get("set-cookie") ?? "").split(";")[0];
  const signedIn = await app.post("/en/sign-in/code", { code }, codeCookie);
  const known = signedIn.headers
    .getSetCookie()
    .find((cookie) => cookie.includes("ww_known"))
    ?.split(";")[0];
  for (let turn = 0; turn < rateLimits.signIn.max; turn += 1) {
    await app.post("/en/sign-in", { email: `nobody${turn}@example.org` });
  }
  expect((await ask()).status).toBe(429);
  expect((await ask(known)).status).toBe(303);
});
