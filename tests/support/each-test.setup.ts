import { afterEach, beforeEach, expect, vi } from "vitest";
import { closeOpened, rememberOpened } from "./opened-databases.ts";

/** Fail a test that writes errors or warnings to the console without clearing them. */
beforeEach(() => {
  rememberOpened();
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});

// Hooks of a test file run before this one, so its servers are closed by now.
afterEach(() => {
  closeOpened();
  const said = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.restoreAllMocks();
  expect(said).toEqual([]);
});
