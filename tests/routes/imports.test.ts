import { tableHeader } from "#app/cli/demonstration/compose-events.ts";
import { stringify } from "csv-stringify/sync";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import { makeEvent, makeOrganisation } from "../support/factories.ts";

let app: TestApp;
let ours: ReturnType<typeof makeOrganisation>;
let cookie: string;
beforeEach(async () => {
  app = await createApp();
  ours = makeOrganisation(app.db, { name: "Maré" });
  cookie = await app.signIn(ours.email);
});

type Row = Partial<Record<string, string>>;
const row = (overrides: Row = {}): Row => ({
  external_id: "a1",
  title: "Jantar <b>de</b> vizinhos",
  summary: "Um jantar.",
  description: "=Linha\n- pão",
  language: "pt",
  theme: "solidarity",
  format: "community_meal",
  city: "Lisboa",
  country: "PT",
  start: "2026-12-18T19:00",
  end: "2026-12-18T22:00",
  venue: "Casa",
  address: "Rua A, 1",
  place_level: "public",
  capacity: "20",
  door: "sign_up",
  organisation: "Maré",
  contact_email: "p@example.org",
  ...overrides,
});
const table = (rows: Row[]) =>
  stringify([tableHeader, ...rows.map((row) => tableHeader.map((name) => row[name] ?? ""))]);

async function upload(
  file: string | Uint8Array,
  { intent = "check", language = "en", name = "events.csv", fields = {} as Record<string, string>, as = cookie } = {},
): Promise<{ status: number; html: string }> {
  const form = new FormData();
  form.set("intent", intent);
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set("file", new File([typeof file === "string" ? file : Uint8Array.from(file)], name));
  const encoded = new Response(form);
  const body = Buffer.from(await encoded.arrayBuffer());
  const response = await app.ask(`/${language}/organise/import`, {
    method: "POST",
    body,
    redirect: "manual",
    headers: {
      "Content-Type": encoded.headers.get("content-type") ?? "",
      "Content-Length": String(body.length),
      Origin: app.context.origin,
      Host: new URL(app.context.origin).host,
      Cookie: as,
    },
  });
  return { status: response.status, html: await response.text() };
}
const carried = (html: string) => /name="carried" value="([^"]+)"/.exec(html)?.[1] ?? "";
const enter = async (html: string) => {
  const response = await app.post("/en/organise/import", { intent: "import", carried: carried(html) }, cookie);
  return { status: response.status, html: await response.text() };
};
const download = async (path = "/pt/organise/events.csv") => app.ask(path, { headers: { Cookie: cookie } });
const reviews = () => app.db.$client.prepare("select review from event").all() as { review: string }[];
const everything = () =>
  JSON.stringify(
    ["event", "event_text", "event_date", "audit_entry"].map((name) =>
      app.db.$client.prepare(`select * from ${name}`).all(),
    ),
  );

describe("a table of events", () => {
  it("is tried out without writing, then imported as drafts, then downloaded and uploaded without a change", async () => {
    const before = everything();
    const preview = await upload(`\ufeff${table([row(), row({ external_id: "b2", title: "Ceia" })])}`);
    expect(preview.status).toBe(200);
    expect(preview.html).toContain("2 new events");
    expect(preview.html).toContain("Import 2 events");
    expect(preview.html).toContain("Jantar &lt;b&gt;de&lt;/b&gt; vizinhos");
    expect(preview.html).toContain("New events are drafts");
    expect(everything()).toBe(before);
    const imported = await enter(preview.html);
    expect(imported.status).toBe(200);
    expect(imported.html).toContain("The table has been imported.");
    expect(imported.html).toContain('href="/en/organise"');
    expect(reviews()).toEqual([{ review: "draft" }, { review: "draft" }]);
    const response = await download();
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="events.csv"');
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const again = await upload(bytes);
    expect(again.html).toContain("2 events stay as they are");
    expect(again.html).not.toContain('value="import"');
    const changed = await upload(new TextDecoder().decode(bytes).replace("Ceia", "Grande ceia"));
    expect(changed.html).toContain("One changed event");
    expect(changed.html).toMatch(/changes in:.*title/);
  });

  it("of five thousand rows with two hundred faults is answered within seconds, in a light page", async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) =>
      row({
        external_id: `n${index}`,
        description: "Texto. ".repeat(30),
        ...(index % 25 ? {} : { capacity: "muitos", title: "" }),
      }),
    );
    const begun = performance.now();
    const { status, html } = await upload(table(rows), { language: "ar" });
    expect(status).toBe(400);
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(Buffer.byteLength(html)).toBeLessThan(300_000);
    expect(html.match(/scope="rowgroup"/g)).toHaveLength(101);
    expect(html).toContain("السطر 2<");
    // The first faults are listed; the others are counted, among them that there are too many events.
    expect(html).toContain("و201 أمر آخر");
    expect(reviews()).toEqual([]);
    expect((await upload(table([...rows, row()]))).html).toContain("These are too many: at most 5000.");
  }, 60_000);

  it("of a thousand new events is previewed in a light page, and entered", async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) =>
      row({ external_id: `n${index}`, title: `Jantar ${index}`, description: `Texto ${randomUUID()}. `.repeat(10) }),
    );
    const file = table(rows);
    const { html } = await upload(file);
    expect(html).toContain("Import 1000 events");
    expect(html).toContain("And 900 more events.");
    expect(html.length).toBeLessThan(file.length / 2);
    expect((await enter(html)).html).toContain("1000 new events");
    expect((await upload(await (await download()).text())).html).toContain("1000 events stay as they are");
  }, 60_000);

  it("gives the same answer for an organisation of others and for one that does not exist", async () => {
    makeOrganisation(app.db, { name: "Outra" });
    const foreign = await upload(table([row({ organisation: "Outra" })]));
    const unknown = await upload(table([row({ organisation: "Ninguém" })]));
    expect(foreign.status).toBe(400);
    expect(foreign.html).toContain("You do not post events for an organisation with this name.");
    const shape = (html: string) => html.replaceAll(/nonce="[^"]*"|nonce-[\w+/=]*/g, "");
    expect(shape(foreign.html)).toBe(shape(unknown.html));
  });

  it("means the only organisation somebody speaks for where it names none", async () => {
    expect((await upload(table([row({ organisation: "" })]))).html).toContain("One new event");
    makeOrganisation(app.db, { name: "Segunda", contactEmail: ours.email });
    expect((await upload(table([row({ organisation: "" })]))).html).toContain("Fill in this field.");
  });

  it("says when an event can no longer be changed this way", async () => {
    makeEvent(app.db, { organisationId: ours.organisationId, title: "Aprovado" });
    const text = await (await download()).text();
    expect((await upload(text)).html).toContain("One event stays as it is");
    expect((await upload(text.replace("Aprovado", "Mudado"))).html).toContain("Mudado");
    app.db.$client.prepare("update event set review = 'refused'").run();
    expect((await upload(text.replace("Aprovado", "Mudado"))).html).toContain("This event has already been decided on");
  });

  it.each([
    ["latin-1", Buffer.from(table([row({ title: "Maré" })]), "latin1"), "The file is not UTF-8."],
    ["a spreadsheet", Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), "This is a spreadsheet file."],
    ["a calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "This is a calendar, not a table."],
    ["nothing", "", "Choose a file first."],
    ["too large", "x".repeat(4_000_001), "at most 4 MB"],
    ["far too large", "x".repeat(7_000_000), "at most 4 MB"],
  ])("is refused in words where the file is %s", async (_what, file, words) => {
    const { status, html } = await upload(file);
    expect(status).toBe(400);
    expect(html).toContain(words);
    expect(app.faults).toEqual([]);
  });

  it("may come in a file of any name", async () => {
    expect((await upload(table([row()]), { name: 'a;b="c".csv' })).html).toContain("One new event");
  });

  it("answers broken bodies with a refusal, never with a fault of ours", async () => {
    const headers = { Origin: app.context.origin, Host: "week.test", Cookie: cookie };
    const bodies: [string, string, number][] = [
      ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=", 400],
      ["multipart/form-data", "hello", 400],
      ["text/plain", "hello", 400],
      ["application/x-www-form-urlencoded", "intent=import&carried=AAAA", 400],
      ["application/x-www-form-urlencoded", "intent=dance", 400],
    ];
    for (const [type, body, status] of bodies) {
      const init = {
        method: "POST",
        body,
        headers: { ...headers, "Content-Type": type, "Content-Length": String(body.length) },
      };
      expect([type, body, (await app.ask("/en/organise/import", init)).status]).toEqual([type, body, status]);
    }
    expect(app.faults).toEqual([]);
  });

  it("asks strangers to sign in, and shows nothing of others", async () => {
    for (const path of ["/fr/organise/import", "/fr/organise/events.csv", "/fr/organise/events.csv?template=1"]) {
      const response = await app.ask(path);
      expect([path, response.status]).toEqual([path, 302]);
    }
  });

  it("has a template that is in order as it stands, in every language", async () => {
    for (const language of ["en", "fr", "es", "pt", "ar"]) {
      const text = await (await download(`/${language}/organise/events.csv?template=1`)).text();
      expect((await upload(text)).html).toContain("One new event");
    }
  });

  it("is led to from the overview, in every language without a missing word", async () => {
    expect(await (await app.ask("/en/organise", { headers: { Cookie: cookie } })).text()).toContain(
      "/en/organise/import",
    );
    for (const language of ["en", "fr", "es", "pt", "ar"]) {
      const html = await (await app.ask(`/${language}/organise/import`, { headers: { Cookie: cookie } })).text();
      expect(html).not.toMatch(/>(table|calendar|download|faults|counts|preview)\.\w+/);
      expect(html).toContain('type="file"');
    }
  });
});

describe("a calendar", () => {
  const file = [
    "BEGIN:VCALENDAR",
    ...["a", "b"].flatMap((uid) => [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      "SUMMARY:Jantar <i>já</i>",
      "DTSTART:20261218T190000Z",
      "END:VEVENT",
    ]),
    ...["BEGIN:VEVENT", "UID:c", "SUMMARY:Verão", "DTSTART:20260718T190000Z", "END:VEVENT", "END:VCALENDAR", ""],
  ].join("\r\n");
  const send = (text: string, organisationId = ours.organisationId) =>
    upload(text, { intent: "calendar", name: "c.ics", fields: { organisationId } });

  it("becomes drafts, each with a way to finish it, and says what it left out", async () => {
    const { status, html } = await send(file);
    expect(status).toBe(200);
    expect(html).toContain("2 drafts");
    expect(html).toContain("Jantar já");
    expect(html.match(/href="\/en\/organise\/events\/[0-9a-f-]{36}\/edit\/what"/g)).toHaveLength(2);
    expect(html).toContain("Left out: one event");
    expect(html).toContain("It is not in the days of this edition.");
    expect((await send(file)).html).toContain("brought up to date");
    expect(app.db.$client.prepare("select count(*) as c from event_draft").get()).toEqual({ c: 2 });
  });

  it("is refused in words, or as if it were not there", async () => {
    expect((await send("hello")).html).toContain("cannot be read as a calendar");
    expect((await send("x".repeat(2_000_001))).html).toContain("at most 2 MB");
    const stranger = makeOrganisation(app.db);
    expect((await send(file, stranger.organisationId)).status).toBe(404);
    expect((await send(file, randomUUID())).status).toBe(404);
  });
});
