import { writeFileSync } from "node:fs";
import type { Answer } from "./server.ts";
import { fileOf, openProcess } from "./stage.ts";

/** Headers that a server makes for each connection by itself. */
const own = new Set(["connection", "keep-alive", "date", "transfer-encoding"]);

/** A bare server in a process of its own that gives the same answers from memory, each at its path. */
export async function openFloor(answers: ReadonlyMap<string, Answer>): Promise<{ url: string; stop: () => void }> {
  const canned = Object.fromEntries(
    [...answers].map(([path, { status, headers, body }]) => {
      const kept = Object.entries(headers).filter(([name]) => !own.has(name));
      return [path, { status, headers: Object.fromEntries(kept), body: body.toString("base64") }];
    }),
  );
  const file = fileOf("floor.json");
  writeFileSync(file, JSON.stringify(canned));
  const { port, stop } = await openProcess("floor-server.ts", [file]);
  return { url: `http://127.0.0.1:${port}`, stop };
}
