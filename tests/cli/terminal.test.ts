import { printable } from "#app/cli/terminal.ts";
import { expect, it } from "vitest";

it("keeps lines and blanks, and passes on nothing that a terminal would obey", () => {
  expect(printable("one\n  two\t\u001b[31m\u0007\u009b\r")).toBe("one\n  two\t[31m");
});
