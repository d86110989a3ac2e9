import { say } from "#app/cli/terminal.ts";
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => vi.restoreAllMocks());

it("keeps lines and blanks, and passes on nothing that a terminal would obey", () => {
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  say("one\n  two\u001b[31m\u0007\u009b");
  expect(written).toEqual(["one\n  two[31m\n"]);
});
