import { largestPictureBytes } from "#app/domain/model/picture.ts";
import { request as httpRequest } from "node:http";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, startServer, type TestApp } from "../support/app.ts";
import { approve, makeEvent, makeOrganisation, type MadeEvent } from "../support/factories.ts";
import { noise, plain } from "../support/pictures.ts";

let app: TestApp;
let ours: ReturnType<typeof makeOrganisation>;
let event: MadeEvent;
let cookie: string;
let jpeg: Buffer;
beforeEach(async () => {
  app = await createApp();
  ours = makeOrganisation(app.db);
  event = makeEvent(app.db, { organisationId: ours.organisationId, until: "submitted" });
  cookie = await app.signIn(ours.email);
  jpeg = await plain(1000, 500).jpeg().toBuffer();
});

type Sent = { alternativeText?: string; credit?: string; bytes?: Buffer; name?: string; type?: string };
const boundary = "----WebKitFormBoundaryqUkFRPZLsIbgBVcz";
/** Make a form as a browser sends it (RFC 7578), with the fields in the order of the page. */
function body(sent: Sent): Buffer {
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const { alternativeText = "Uma mesa <comprida>", credit = "Ana & Rui", bytes = jpeg } = sent;
  const { name = "mesa; final=1.jpg", type = "image/jpeg" } = sent;
  const head = `${field("intent", "set")}${field("alternativeText", alternativeText)}${field("credit", credit)}`;
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head + file), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}
const path = (language = "pt") => `/${language}/organise/events/${event.eventId}/picture`;
const headers = (bytes: Buffer) => ({
  "Content-Type": `multipart/form-data; boundary=${boundary}`,
  "Content-Length": String(bytes.length),
  Origin: app.context.origin,
  Host: new URL(app.context.origin).host,
  Cookie: cookie,
});
async function send(sent: Sent = {}, to = path()): Promise<Response> {
  const bytes = body(sent);
  return app.ask(to, { method: "POST", body: new Uint8Array(bytes), redirect: "manual", headers: headers(bytes) });
}
const get = (address: string, as = cookie) => app.ask(address, { headers: { Cookie: as } });
const pictureIds = () =>
  (app.db.$client.prepare("select id from event_picture").all() as { id: string }[]).map(({ id }) => id);

describe("the page of an event's picture", () => {
  it("takes a picture with its words, without a script, and shows it", async () => {
    const empty = await (await get(path())).text();
    expect(empty).toContain('encType="multipart/form-data"');
    expect(empty.indexOf('name="credit"')).toBeLessThan(empty.indexOf('type="file"'));
    const response = await send();
    expect([response.status, response.headers.get("location")]).toEqual([303, path()]);
    const page = await get(path());
    const html = await page.text();
    expect(page.headers.get("cache-control")).toBe("private, no-store");
    expect(html).toContain(`/pictures/${pictureIds()[0]}-800.jpg`);
    expect(html).toContain("Uma mesa &lt;comprida&gt;");
    expect(html).toContain("A imagem atual");
    expect(await (await get(`/pt/organise/events/${event.eventId}`)).text()).toContain(`href="${path()}"`);
  });

  it("keeps the credit when the description is missing, names the field, and asks for the file again", async () => {
    const response = await send({ alternativeText: " " });
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toMatch(/error-summary[\s\S]*href="#picture-alternativeText"/);
    expect(html).toContain('value="Ana &amp; Rui"');
    expect(html).toContain("É preciso escolher o ficheiro outra vez");
    expect(pictureIds()).toEqual([]);
  });

  it.each([
    ["a page that says it is a picture", "en", Buffer.from("<script>alert(1)</script>"), "not a JPEG, PNG or WebP"],
    ["no file", "fr", Buffer.alloc(0), "Choisissez un fichier."],
    ["a damaged one", "es", Buffer.from("\xff\xd8\xff\xe0 0000", "latin1"), "dañado o incompleto"],
    ["one byte too many", "ar", Buffer.alloc(largestPictureBytes + 1), "أقصى حجم بالميغابايت: 8"],
    ["far too many", "pt", Buffer.alloc(3 * largestPictureBytes), "no máximo 8 MB"],
  ])("says of %s what is wrong with it (%s)", async (_name, language, bytes, says) => {
    const response = await send({ bytes, name: bytes.length === 0 ? "" : "a.jpg" }, path(language));
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toMatch(/href="#picture-file"/);
    expect(html).toContain(says);
    expect(html).toContain("Uma mesa &lt;comprida&gt;");
    expect(html).toContain('value="Ana &amp; Rui"');
    expect(pictureIds()).toEqual([]);
  });

  it("takes a picture that says it is another kind of picture: only its content counts", async () => {
    const png = await plain(60, 60).png().toBuffer();
    expect((await send({ bytes: png, name: "a.webp", type: "text/html" })).status).toBe(303);
  });

  it("takes a file of exactly the largest size", async () => {
    const padded = Buffer.concat([jpeg, Buffer.alloc(largestPictureBytes - jpeg.length)]);
    expect((await send({ bytes: padded })).status).toBe(303);
  });

  it("refuses what is no form of ours", async () => {
    const whole = body({});
    const init = { method: "POST", headers: headers(whole) };
    expect((await app.ask(path(), { ...init, body: "nonsense" })).status).toBe(400);
    expect((await app.ask(path(), { ...init, body: new Uint8Array(whole.subarray(0, -40)) })).status).toBe(400);
    const { "Content-Length": _length, ...rest } = headers(whole);
    expect((await app.ask(path(), { method: "POST", headers: rest, body: new Uint8Array(whole) })).status).toBe(411);
    expect(pictureIds()).toEqual([]);
  });

  it("does not exist for strangers", async () => {
    cookie = await app.signIn(makeOrganisation(app.db).email);
    expect([(await get(path())).status, (await send()).status]).toEqual([404, 404]);
    expect((await get(path(), "")).status).toBe(302);
  });

  it("takes it away again", async () => {
    await send();
    const response = await app.post(path(), { intent: "remove", pictureId: pictureIds() }, cookie);
    expect(response.status).toBe(303);
    expect(pictureIds()).toEqual([]);
  });

  it("says that a new picture of a public event waits, and shows nobody else before", async () => {
    await send();
    approve(app.db, event.eventId);
    const [before = ""] = pictureIds();
    await send({ alternativeText: "Outra mesa" });
    const proposed = pictureIds().find((id) => id !== before) ?? "";
    const html = await (await get(path())).text();
    expect(html).toContain("Esta imagem aguarda a coordenação.");
    const open = await (await app.ask(`/fr/events/${event.slug}`)).text();
    expect(open).toContain(before);
    expect(open).not.toContain(proposed);
    expect((await app.ask(`/pictures/${proposed}-320.jpg`)).status).toBe(404);
    const own = await get(`/pictures/${proposed}-320.jpg`);
    expect([own.status, own.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  });
});

it("stands on the public page in its own place, in the language of the event, with its credit", async () => {
  await send();
  approve(app.db, event.eventId);
  const [id] = pictureIds();
  const html = await (await app.ask(`/ar/events/${event.slug}`)).text();
  const figure = /<figure[\s\S]*<\/figure>/.exec(html)?.[0] ?? "";
  expect(figure).toMatch(
    /<img lang="pt" dir="ltr"[^>]*width="1000" height="500" alt="Uma mesa &lt;comprida&gt;"[^>]*loading="lazy"/,
  );
  expect(figure).toContain(
    `/pictures/${id}-320.avif 320w, /pictures/${id}-800.avif 800w, /pictures/${id}-1000.avif 1000w`,
  );
  expect(figure).toContain('<figcaption><bdi lang="pt" dir="ltr">Ana &amp; Rui</bdi></figcaption>');
});

describe("a picture behind the whole listener", () => {
  it("is served with its own type, asked for each time, and gone with its event", async () => {
    await send();
    approve(app.db, event.eventId);
    const server = await startServer(app);
    const [id] = pictureIds();
    const address = `${server.url}/pictures/${id}-320`;
    const [avif, jpg] = [await fetch(`${address}.avif`), await fetch(`${address}.jpg`)];
    expect([avif.headers.get("content-type"), jpg.headers.get("content-type")]).toEqual(["image/avif", "image/jpeg"]);
    const tag = jpg.headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[^"]+"$/);
    expect(tag).not.toBe(avif.headers.get("etag"));
    expect(jpg.headers.get("cache-control")).toBe("public, no-cache");
    expect(jpg.headers.get("x-content-type-options")).toBe("nosniff");
    expect(jpg.headers.has("content-encoding")).toBe(false);
    const bytes = (await jpg.arrayBuffer()).byteLength;
    expect(jpg.headers.get("content-length")).toBe(String(bytes));
    const head = await fetch(`${address}.jpg`, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, String(bytes), ""]);
    const again = await fetch(`${address}.jpg`, { headers: { "If-None-Match": `"other", W/${tag}` } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    for (const wrong of [`${id}-999.jpg`, `${id}-320.png`, "%2e%2e%2fpackage.json", "..%2f..%2fpackage.json"]) {
      expect([wrong, (await fetch(`${server.url}/pictures/${wrong}`)).status]).toEqual([wrong, 404]);
    }
    app.db.$client.prepare("update event set review = 'hidden' where id = ?").run(event.eventId);
    const gone = await fetch(`${address}.jpg`, { headers: { "If-None-Match": tag } });
    expect([gone.status, gone.headers.get("cache-control")]).toEqual([404, "no-store"]);
    await server.close();
    expect(app.faults).toEqual([]);
  });

  it("is answered with the page even when far too much is sent: the browser gets to send all of it", async () => {
    const server = await startServer(app, { isOrigin: true });
    cookie = await app.signIn(ours.email);
    const bytes = body({
      bytes: await noise(60, 60)
        .png()
        .toBuffer()
        .then((png) => Buffer.concat([png, Buffer.alloc(40_000_000)])),
    });
    const { status, html } = await new Promise<{ status: number; html: string }>((resolve, reject) => {
      const sending = httpRequest(
        `${server.url}${path("en")}`,
        { method: "POST", headers: headers(bytes) },
        (answer) => {
          let text = "";
          answer.on("data", (part: Buffer) => {
            text += part.toString();
          });
          answer.on("end", () => resolve({ status: answer.statusCode ?? 0, html: text }));
        },
      );
      sending.on("error", reject);
      sending.end(bytes);
    });
    expect(status).toBe(400);
    expect(html).toContain("It may have at most 8 MB");
    expect(html).toContain('value="Ana &amp; Rui"');
    await server.close();
  });
});

describe("the words of a picture", () => {
  const post = (values: Record<string, string>, as = cookie) =>
    app.post(path("en"), { intent: "describe", ...values }, as);
  const pictures = () =>
    app.db.$client
      .prepare(
        "select id, alternative_text as text, credit, is_proposed as isProposed from event_picture order by is_proposed",
      )
      .all() as { id: string; text: string; credit: string | null; isProposed: number }[];
  const fileOf = async (id: string) => Buffer.from(await (await get(`/pictures/${id}-800.jpg`)).arrayBuffer());

  it("are corrected without sending the file again", async () => {
    await send();
    const [before] = pictures();
    const bytes = await fileOf(before?.id ?? "");
    const answer = await post({ pictureId: before?.id ?? "", alternativeText: "Uma mesa posta", credit: "" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, path("en")]);
    const [after, ...others] = pictures();
    expect([after?.text, after?.credit, others]).toEqual(["Uma mesa posta", null, []]);
    expect((await fileOf(after?.id ?? "")).equals(bytes)).toBe(true);
  });

  it("wait for a coordinator at a public event, and the picture that waits is the one to correct", async () => {
    await send();
    approve(app.db, event.eventId);
    const [current] = pictures();
    const id = current?.id ?? "";
    await post({ pictureId: id, alternativeText: "Uma mesa posta", credit: "Ana" });
    expect(pictures().map(({ text, isProposed }) => [text, isProposed])).toEqual([
      ["Uma mesa <comprida>", 0],
      ["Uma mesa posta", 1],
    ]);
    expect((await fileOf(id)).length).toBeGreaterThan(0);
    expect((await post({ pictureId: id, alternativeText: "Outra", credit: "" })).status).toBe(409);
    const proposed = pictures()[1]?.id ?? "";
    await post({ pictureId: proposed, alternativeText: "Uma mesa redonda", credit: "Ana" });
    expect(pictures()[1]?.text).toBe("Uma mesa redonda");
  });

  it("are refused without a description, with what was typed; strangers change nothing", async () => {
    await send();
    const [picture] = pictures();
    const refused = await post({ pictureId: picture?.id ?? "", alternativeText: " ", credit: "Rui" });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('value="Rui"')]);
    const stranger = await app.signIn(makeOrganisation(app.db).email);
    const values = { pictureId: picture?.id ?? "", alternativeText: "x", credit: "" };
    expect((await post(values, stranger)).status).toBe(404);
    expect(pictures()).toEqual([picture]);
  });
});
