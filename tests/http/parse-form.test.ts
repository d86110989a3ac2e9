import { parseForm } from "#app/http/parse-form.server.ts";
import { readTextFileForm } from "#app/http/read-text-file-form.server.ts";
import { readUpload } from "#app/http/read-upload.server.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const queryType = "application/x-www-form-urlencoded";
const pieceBytes = 16_384;

/** Make a posted form whose body arrives in pieces; `asked` counts the bytes read. */
function post(body: string | Buffer, type: string, length: number | null = Buffer.byteLength(body)) {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const asked = { bytes: 0 };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = bytes.subarray(asked.bytes, asked.bytes + pieceBytes);
        asked.bytes += piece.length;
        if (piece.length === 0) controller.close();
        else controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { "Content-Type": type, ...(length === null ? {} : { "Content-Length": String(length) }) };
  return { request: new Request("http://week.test", { method: "POST", body: stream, headers, duplex: "half" }), asked };
}

const multipart = (parts: readonly string[]): string =>
  `${parts.map((part) => `--x\r\n${part}\r\n`).join("")}--x--\r\n`;
const field = (name: string, value: string) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`;
const file = (name: string, value: string, fileName = "week.csv") =>
  `Content-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n${value}`;
const multipartType = "multipart/form-data; boundary=x";
const refusal = (status: number) => ({ init: { status } });

describe("a form", () => {
  it("says the same as the browser that made it, wherever its pieces are cut", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 30 }).map((value) => value.replaceAll(/[\0\ufffd]/g, ""));
    const names = fc.constantFrom("title", "dates[3].day", "theme");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, text), { maxLength: 40 }), async (entries) => {
        const body = new URLSearchParams(entries).toString();
        const read = await parseForm(post(body, queryType).request, { maxBytes: 1_000_000 });
        expect([...read]).toEqual([...new URLSearchParams(body)]);
        const form = new FormData();
        for (const [name, value] of entries) form.append(name, value);
        const sent = new Response(form);
        const [bytes, type] = [Buffer.from(await sent.arrayBuffer()), sent.headers.get("content-type") ?? ""];
        const again = await new Response(bytes, { headers: { "Content-Type": type } }).formData();
        expect([...(await parseForm(post(bytes, type).request, { maxBytes: 1_000_000 }))]).toEqual([...again]);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps its file, byte for byte, under whatever name", async () => {
    const bytes = Array.from({ length: 50_000 }, (_, index) => String.fromCharCode(index % 128)).join("");
    const { request } = post(multipart([file("file", bytes, "a;b=c, d.csv"), field("intent", "check")]), multipartType);
    const form = await readTextFileForm(request);
    expect(form?.field("intent")).toBe("check");
    const read = (await form?.file(1_000_000)) ?? {};
    expect("bytes" in read && Buffer.from(read.bytes as Uint8Array).toString("latin1")).toBe(bytes);
  });

  it.each([
    ["fields", "a=b&".repeat(900_000), queryType],
    ["empty fields", "&".repeat(3_900_000), queryType],
    ["fields in parts", multipart(Array.from({ length: 60_000 }, () => field("a", "b"))), multipartType],
    ["files", multipart(Array.from({ length: 30_000 }, () => file("a", "b"))), multipartType],
    ["parts without a name", multipart(Array.from({ length: 60_000 }, () => "X: y\r\n\r\nb")), multipartType],
    ["a name that is too long", `${"a".repeat(3_900_000)}=b`, queryType],
    ["a text that is too long", `title=${"a".repeat(3_900_000)}`, queryType],
  ])("with too much (%s) is refused before the rest is read", async (_what, body, type) => {
    const { request, asked } = post(body, type, 90_000);
    await expect(parseForm(request, { maxBytes: 100_000 })).rejects.toMatchObject(refusal(400));
    expect(asked.bytes).toBeLessThan(600_000);
  });

  it.each([
    ["another kind of body", "{}", "application/json"],
    ["no kind at all", "{}", ""],
    ["parts without a boundary", "x", "multipart/form-data"],
    ["parts that end too early", `--x\r\n${field("a", "b")}`, multipartType],
    ["a file that ends too early", `--x\r\n${file("a", "b")}`, multipartType],
  ])("that is none (%s) is refused", async (_what, body, type) => {
    await expect(parseForm(post(body, type).request, { maxBytes: 1_000 })).rejects.toMatchObject(refusal(400));
  });

  it("is not read at all without a length, or when it is too long", async () => {
    const [unknown, long] = [post("a=b", queryType, null), post("a=b", queryType, 1_001)];
    await expect(parseForm(unknown.request, { maxBytes: 1_000 })).rejects.toMatchObject(refusal(411));
    await expect(parseForm(long.request, { maxBytes: 1_000 })).rejects.toMatchObject(refusal(413));
    expect([unknown.asked.bytes, long.asked.bytes]).toEqual([0, 0]);
  });

  it("loses nothing but the end of a file that is too long", async () => {
    const body = multipart([field("title", "Thé"), file("file", "x".repeat(400_000)), field("credit", "Ana")]);
    const form = await readUpload(post(body, multipartType).request, 1_000);
    expect([form.get("title"), form.get("credit")]).toEqual(["Thé", "Ana"]);
    expect((form.get("file") as File).size).toBe(1_001);
  });
});
