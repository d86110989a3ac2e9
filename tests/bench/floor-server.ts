import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * The fastest server possible on this machine: bare `node:http` that sends bytes from memory, read from a JSON file.
 */
type Canned = Record<string, { status: number; headers: Record<string, string>; body: string }>;

const file = process.argv[2] ?? "";
const answers = new Map(
  Object.entries(JSON.parse(readFileSync(file, "utf8")) as Canned).map(([path, { status, headers, body }]) => [
    path,
    { status, headers, body: Buffer.from(body, "base64") },
  ]),
);

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? "");
  if (!answer) return response.writeHead(404).end();
  response.writeHead(answer.status, answer.headers);
  return response.end(answer.body);
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
