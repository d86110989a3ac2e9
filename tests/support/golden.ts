import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";

const folder = join(import.meta.dirname, "..", "golden");

/**
 * Compare a text byte for byte with a golden file. `UPDATE_GOLDEN=1` writes the file, to be read before it is
 * committed.
 */
export function expectGolden(name: string, actual: string): void {
  const file = join(folder, name);
  if (process.env["UPDATE_GOLDEN"]) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
  }
  expect(existsSync(file), `${name} is kept`).toBe(true);
  expect(actual).toBe(readFileSync(file, "utf8"));
}
