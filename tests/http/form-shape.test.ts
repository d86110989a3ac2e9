import { readBoundedForm } from "#app/http/form-reply.server.ts";
import { hasTooManyFields, withoutBrokenCharacters } from "#app/http/form-shape.ts";
import { manyLines, oneLine } from "#app/domain/text/plain-text.ts";
import { expect, it } from "vitest";

it("takes lost characters out of every text of a form, and leaves files and all else", async () => {
  const form = new FormData();
  form.append("title", "l\ufffd\ufffd\u2019\0équipe 😀");
  form.append("theme", "a");
  form.append("theme", "b\0");
  form.append("file", new File(["a\0b"], "week.csv"));
  const whole = withoutBrokenCharacters(form);
  expect(whole.get("title")).toBe("l\u2019équipe 😀");
  expect(whole.getAll("theme")).toEqual(["a", "b"]);
  expect(await (whole.get("file") as File).text()).toBe("a\0b");
});

it("takes them out of what comes in tables and calendars", () => {
  expect(oneLine("l\ufffd\u2019\0équipe")).toBe("l\u2019équipe");
  expect(manyLines("l\ufffd\u2019\0équipe\nà deux")).toBe("l\u2019équipe\nà deux");
});

it("counts fields before it makes them, and stops counting", async () => {
  expect(hasTooManyFields("a=1&".repeat(1_199))).toBe(false);
  expect(hasTooManyFields("a=1&".repeat(1_200))).toBe(true);
  const post = (body: string) =>
    readBoundedForm(
      new Request("http://week.test", {
        method: "POST",
        body,
        headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": String(body.length) },
      }),
      4_000_000,
    );
  await expect(post("a&".repeat(2_000_000))).rejects.toMatchObject({ init: { status: 400 } });
  expect([...(await post("title=Th%C3%A9+%26+caf%C3%A9&theme=a&theme=b"))]).toEqual([
    ["title", "Thé & café"],
    ["theme", "a"],
    ["theme", "b"],
  ]);
});
