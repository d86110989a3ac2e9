import { purge } from "#app/domain/installation/purge.server.ts";
import { hours, minutes, plus } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { request as httpRequest } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { testNow } from "../support/clock.ts";
import { deliveryTo, openMailbox } from "../support/mailbox.ts";
import { queued } from "../support/seats.ts";

let app: TestApp;
beforeEach(async () => {
  app = await createApp();
});
const reader = "amal@example.org";
type Digest = { email: string; query: string; confirm: string; stop: string; at: number | null; language: string };
const digests = () =>
  app.db.$client
    .prepare(
      `select email, query, language, confirm_token as confirm, unsubscribe_token as stop, confirmed_at as at
       from digest order by rowid`,
    )
    .all() as Digest[];
const only = (): Digest => {
  const [digest] = digests();
  if (!digest) throw new Error("there is no weekly mail");
  return digest;
};
const subscribe = (query = "?city=lisboa", email = reader, language = "en") =>
  app.post(`/${language}/digest${query}`, { email });
async function confirmed(): Promise<Digest> {
  await subscribe();
  await app.post(`/en/confirm/${only().confirm}`, {});
  return only();
}

describe("asking for the weekly mail", () => {
  it("writes one mail to confirm, with what it will be about, in the language of the page", async () => {
    const mailbox = await openMailbox();
    expect((await subscribe("?city=lisboa", " Amal@Example.org ", "fr")).status).toBe(200);
    await deliverOutbox(deliveryTo(mailbox, app));
    const { parsed } = mailbox.newestTo(reader);
    expect(parsed.text).toContain(`https://week.test/fr/confirm/${only().confirm}`);
    expect(parsed.text).toContain("Lisbonne");
    // Before the confirmation there is no digest to stop, so the mail has no unsubscribe link.
    expect(parsed.text).not.toContain(only().stop);
    await mailbox.close();
  });

  it("is confirmed by the button, however often a mail scanner looks", async () => {
    await subscribe();
    const path = `/pt/confirm/${only().confirm}`;
    for (const method of ["GET", "HEAD", "GET"]) {
      expect((await app.ask(path, { method })).status).toBe(200);
      expect(only().at).toBeNull();
    }
    expect(await (await app.ask(path)).text()).not.toContain(only().stop);
    expect((await app.post(path, {})).status).toBe(303);
    expect(only().at).toBe(testNow);
    expect((await app.post(path, {})).status).toBe(303);
    expect(await (await app.ask(path)).text()).toContain(`/u/${only().stop}`);
    const { headers } = await app.ask(path);
    expect([headers.get("cache-control"), headers.get("x-robots-tag"), headers.get("referrer-policy")]).toEqual([
      "private, no-store",
      "noindex",
      "strict-origin",
    ]);
  });

  it("is one for an address: another selection takes its place, and what earlier mails lead to stops it", async () => {
    const first = await confirmed();
    await subscribe("?theme=solidarity");
    const [, second] = digests();
    // Until the confirmation the former digest stays unchanged.
    expect([digests().length, second?.at]).toEqual([2, null]);
    await app.post(`/en/confirm/${second?.confirm}`, {});
    expect(only()).toMatchObject({ query: "theme=solidarity", stop: first.stop });
    expect((await app.ask(`/en/confirm/${second?.confirm}`)).status).toBe(200);
    expect((await app.ask(`/en/confirm/${first.confirm}`)).status).toBe(404);
    await app.post(`/u/${first.stop}`, {});
    expect(digests()).toEqual([]);
  });

  it("is answered the same for an address that has it, one that was asked, and one nobody knows", async () => {
    const answer = async (email: string) => {
      const response = await subscribe("?city=lisboa", email);
      return [response.status, await response.text()];
    };
    await confirmed();
    const first = await answer("new@example.org");
    app.clock.advance(minutes(1));
    expect([await answer("new@example.org"), await answer(reader)]).toEqual([first, first]);
    // A reader who has the digest already gets no mail.
    expect(queued(app.db, "digest_confirm")).toBe(3);
  });

  it("writes at most three mails a day to one address, labels and capitals or not", async () => {
    for (const [turn, label] of ["", "+a", "+b", "+c", ""].entries()) {
      await subscribe(`?city=${["lisboa", "porto", "lisboa", "porto", "lisboa"][turn]}`, `AMAL${label}@example.org`);
    }
    expect(queued(app.db, "digest_confirm")).toBe(3);
    app.clock.advance(hours(24) + 1);
    await subscribe();
    expect(queued(app.db, "digest_confirm")).toBe(4);
  });

  it("is possible five times for one address, by different filters", async () => {
    const slugs = app.db.$client.prepare("select slug from city order by slug limit 7").pluck().all() as string[];
    for (const slug of slugs) {
      expect((await subscribe(`?city=${slug}`)).status).toBe(200);
      app.clock.advance(hours(12));
    }
    expect(digests()).toHaveLength(5);
    expect(new Set(digests().map((digest) => digest.query)).size).toBe(5);
  });

  it.each([
    ["?city=lisboa", "not one"],
    ["?city=lisboa", ""],
    ["?city=atlantis", reader],
    ["?theme=%3Cscript%3E", reader],
  ])("%s for %j is refused in words", async (query, email) => {
    const response = await subscribe(query, email);
    expect([response.status, digests(), app.faults]).toEqual([400, [], []]);
    expect(await response.text()).toMatch(/<h1/);
  });

  it("is forgotten after 48 hours when nobody confirmed, with the mail that asked", async () => {
    await subscribe();
    purge(app.db, plus(testNow, hours(48)));
    expect(digests()).toHaveLength(1);
    const { confirm } = only();
    purge(app.db, plus(testNow, hours(48) + 1));
    expect([digests(), queued(app.db, "digest_confirm")]).toEqual([[], 0]);
    expect((await app.ask(`/en/confirm/${confirm}`)).status).toBe(404);
    expect((await app.post(`/en/confirm/${confirm}`, {})).status).toBe(404);
  });

  it("is kept when somebody confirmed", async () => {
    await confirmed();
    purge(app.db, plus(testNow, hours(24 * 365)));
    expect(digests()).toHaveLength(1);
  });
});

describe("stopping it", () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeEach(async () => {
    server = await startServer(app);
  });
  afterEach(() => server.close());

  type Answer = { status: number; location: string | undefined; body: string };
  /** Send a request like a mail program: without cookies or other headers of a browser. */
  const send = (method: string, path: string, headers: Record<string, string> = {}, body = "") =>
    new Promise<Answer>((resolve, reject) => {
      const length = body === "" ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
      httpRequest(`${server.url}${path}`, { method, headers: { ...length, ...headers } }, (response) => {
        let text = "";
        response.on("data", (part: Buffer) => {
          text += part.toString();
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, location: response.headers.location, body: text }),
        );
      })
        .on("error", reject)
        .end(body);
    });
  const oneClick = "List-Unsubscribe=One-Click";
  const urlencoded = { "Content-Type": "application/x-www-form-urlencoded" };
  const parts = `--frontier\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--frontier--\r\n`;

  it("is not done by looking, and the page says what would be stopped", async () => {
    const { stop } = await confirmed();
    for (const method of ["GET", "HEAD", "GET"]) {
      const { status, location } = await send(method, `/u/${stop}`);
      expect([method, status, location]).toEqual([method, 200, undefined]);
    }
    expect(digests()).toHaveLength(1);
    const { body } = await send("GET", `/u/${stop}`);
    expect(body).toContain("Lisbon");
    expect(body).not.toContain(reader);
  });

  it.each([
    ["a mail program", urlencoded, oneClick],
    ["a mail program that sends parts", { "Content-Type": "multipart/form-data; boundary=frontier" }, parts],
    ["a page elsewhere", { ...urlencoded, Origin: "https://webmail.example" }, oneClick],
    ["a page without an origin", { ...urlencoded, Origin: "null", "Sec-Fetch-Site": "cross-site" }, oneClick],
    ["whoever sends nothing at all", {}, ""],
  ])("is one request of %s: done at once, once, without being sent elsewhere", async (_who, headers, body) => {
    const { stop } = await confirmed();
    const first = await send("POST", `/u/${stop}`, headers, body);
    expect([first.status, first.location, digests()]).toEqual([200, undefined, []]);
    const again = await send("POST", `/u/${stop}`, headers, body);
    expect([again.status, again.location]).toEqual([200, undefined]);
    expect(app.faults).toEqual([]);
  });

  it("answers a secret that opens nothing as one that stopped something, and reveals nothing", async () => {
    const { stop } = await confirmed();
    const [real, guess] = [
      await send("POST", `/u/${stop}`, urlencoded, oneClick),
      await send("POST", "/u/AAAAAAAAAAAAAAAAAAAAAA", urlencoded, oneClick),
    ];
    const bare = ({ status, body }: Answer) => [status, body.replaceAll(stop, "").replaceAll(/A{22}/g, "")];
    expect(bare(real)).toEqual(bare(guess));
    expect((await send("GET", `/u/${stop}`)).status).toBe((await send("GET", "/u/AAAAAAAAAAAAAAAAAAAAAA")).status);
    expect(app.faults).toEqual([]);
  });

  it("takes back what waits to be sent, and leaves the other weekly mails of that address", async () => {
    const { stop } = await confirmed();
    await subscribe("?city=porto");
    expect(digests()).toHaveLength(2);
    app.db.$client.prepare("update outbox set kind = 'digest' where kind = 'digest_confirm'").run();
    await send("POST", `/u/${stop}`, urlencoded, oneClick);
    expect(digests()).toHaveLength(1);
    expect(queued(app.db, "digest")).toBe(1);
  });

  it("is the only thing a page elsewhere can do here", async () => {
    await subscribe();
    const { confirm } = only();
    const foreign = { ...urlencoded, Origin: "https://webmail.example" };
    for (const path of [`/en/confirm/${confirm}`, "/en/digest?city=porto", `/u/${confirm}/x`, `/en/u/${confirm}`]) {
      expect([path, (await send("POST", path, foreign, oneClick)).status]).toEqual([path, 403]);
    }
    expect(only().at).toBeNull();
  });
});
