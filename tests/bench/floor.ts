import { writeFileSync } from "node:fs";
import type { Answer } from "./server.ts";
import { fileOf, openProcess } from "./stage.ts";

/** Headers that a server sets by itself for each connection. */
const own = new Set(["connection", "keep-alive", "date", "transfer-encoding"]);

/** Start a bare server in a separate process that sends the same answers from memory, by path. */
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
