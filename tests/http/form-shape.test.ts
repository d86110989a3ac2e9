import { readBoundedForm } from "#app/http/form-reply.server.ts";
import { readTextFileForm } from "#app/http/read-text-file-form.server.ts";
import { readUpload } from "#app/http/read-upload.server.ts";
import { manyLines, oneLine } from "#app/domain/text/plain-text.ts";
import { describe, expect, it, vi } from "vitest";

it("takes lost characters out of every text of a form, and leaves files and all else", async () => {
  const form = new FormData();
  form.append("title", "l\ufffd\ufffd\u2019\0équipe 😀");
  form.append("theme", "a");
  form.append("theme", "b\0");
  form.append("file", new File(["a\0b"], "week.csv"));
  const sent = new Response(form);
  const bytes = Buffer.from(await sent.arrayBuffer());
  const headers = { "Content-Type": sent.headers.get("Content-Type") ?? "", "Content-Length": String(bytes.length) };
  const whole = await readUpload(new Request("http://week.test", { method: "POST", body: bytes, headers }), 100);
  expect(whole.get("title")).toBe("l\u2019équipe 😀");
  expect(whole.getAll("theme")).toEqual(["a", "b"]);
  expect(await (whole.get("file") as File).text()).toBe("a\0b");
});

it("takes them out of what comes in tables and calendars", () => {
  expect(oneLine("l\ufffd\u2019\0équipe")).toBe("l\u2019équipe");
  expect(manyLines("l\ufffd\u2019\0équipe\nà deux")).toBe("l\u2019équipe\nà deux");
});

describe("a form with two million fields", () => {
  const post = (body: string, type: string) =>
    new Request("http://week.test", {
      method: "POST",
      body,
      headers: { "Content-Type": type, "Content-Length": String(body.length) },
    });
  const readers: [string, (request: Request) => Promise<unknown>][] = [
    ["of a page", (request) => readBoundedForm(request, 4_000_000)],
    ["with a picture", (request) => readUpload(request, 4_000_000)],
    ["with a table", readTextFileForm],
  ];

  it.each(readers)("%s is refused before they are made", async (_form, read) => {
    const append = vi.spyOn(FormData.prototype, "append");
    for (const type of ["application/x-www-form-urlencoded", "Application/X-WWW-Form-URLEncoded; charset=utf-8"]) {
      await expect(read(post("a&".repeat(1_900_000), type))).rejects.toMatchObject({ init: { status: 400 } });
    }
    expect(append).not.toHaveBeenCalled();
    append.mockRestore();
  });

  it("is the only one that is: others are read as they were typed", async () => {
    const request = post("title=Th%C3%A9+%26+caf%C3%A9&theme=a&theme=b", "application/x-www-form-urlencoded");
    expect([...(await readBoundedForm(request, 1_000))]).toEqual([
      ["title", "Thé & café"],
      ["theme", "a"],
      ["theme", "b"],
    ]);
    const most = Array.from({ length: 1_200 }, (_, index) => `dates[${index % 60}].day=x`).join("&");
    const form = await readBoundedForm(post(most, "application/x-www-form-urlencoded"), 100_000);
    expect([...form]).toHaveLength(1_200);
  });
});
