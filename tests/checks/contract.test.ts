import { readFileSync } from "node:fs";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { describe, expect, it } from "vitest";
import routes from "#app/routes.ts";

/** Return an address without its parameter names: `/{l}/my/{token}` and `/:lang/my/:token` are the same. */
const shapeOf = (address: string): string => address.replace(/\{[^}]+\}|:\w+/g, "*").replace(/(?<=.)\/$/, "");

function* addressesOf(entries: readonly RouteConfigEntry[], parent = ""): Generator<string> {
  for (const entry of entries) {
    const address = entry.path === undefined ? parent : `${parent}/${entry.path}`;
    if (entry.children) yield* addressesOf(entry.children, address);
    if (entry.index || (entry.path !== undefined && !isFrameOnly(entry))) yield shapeOf(address === "" ? "/" : address);
  }
}
/** True when a route only wraps other routes and has no address itself. */
const isFrameOnly = (entry: RouteConfigEntry): boolean =>
  entry.file.startsWith("routes/layouts/") || entry.children?.some((child) => child.index) === true;

const contract = readFileSync(".docs/contract.md", "utf8");
const table = contract.slice(contract.indexOf("## Addresses"), contract.indexOf("## JSON event"));
const promised = table
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, address = ""]) => address))
  .map((address) => address.split("?")[0] ?? "");

const known = new Set(addressesOf(routes as RouteConfigEntry[]));
const isWorkspace = (address: string) => /^\/\*\/(?:organise|coordinate)(?:\/|$)/.test(address);

describe("the addresses of .docs/contract.md", () => {
  it("are those of app/routes.ts", () => {
    const missing = promised.filter((address) => !address.endsWith("…") && !known.has(shapeOf(address)));
    expect(promised.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });

  it("are all there are, but for pages of the workspaces", () => {
    const shapes = new Set(promised.map(shapeOf));
    expect([...known].filter((address) => !isWorkspace(address) && !shapes.has(address))).toEqual([]);
  });

  it("name the workspaces", () => {
    const workspaces = promised
      .filter((address) => address.endsWith("/…"))
      .map((address) => shapeOf(address.slice(0, -2)));
    expect(workspaces.map((address) => known.has(address))).toEqual([true, true]);
  });
});
