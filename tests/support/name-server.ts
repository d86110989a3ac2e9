import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import type { AddressInfo } from "node:net";

/** Records of a name. Texts are sent in pieces of 200 characters, as name servers split long ones. */
export type Records = { MX?: string[]; TXT?: string[]; A?: string[] };
export type Zone = Readonly<Record<string, Records>>;
export type Answering = { resolver: Resolver; close: () => Promise<void> };

const types = { A: 1, MX: 15, TXT: 16 } as const;
const [servFail, nxDomain] = [2, 3];

/** Start a real name server that knows the given names only, with a resolver that asks no other server. */
export async function openNameServer(zone: Zone | "broken"): Promise<Answering> {
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => socket.send(answer(query, zone), from.port, from.address));
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const resolver = resolverAt((socket.address() as AddressInfo).port);
  return { resolver, close: () => new Promise((resolve) => socket.close(resolve)) };
}

export function resolverAt(port: number): Resolver {
  const resolver = new Resolver({ timeout: 500, tries: 1 });
  resolver.setServers([`127.0.0.1:${port}`]);
  return resolver;
}

/** Answer a query with one question (RFC 1035 4.1). */
function answer(query: Buffer, zone: Zone | "broken"): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const labels: string[] = [];
  for (let at = 12; query[at]; at += 1 + query[at]!) {
    labels.push(query.toString("latin1", at + 1, at + 1 + query[at]!).toLowerCase());
  }
  const records = zone === "broken" ? undefined : zone[labels.join(".")];
  const type = query.readUInt16BE(end - 4);
  const data = records ? dataOf(records, type) : [];
  const code = zone === "broken" ? servFail : records ? 0 : nxDomain;
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(data.length, 6);
  const answers = data.map((answer) => {
    const head = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 0, answer.length >> 8, answer.length & 255]);
    return Buffer.concat([head, answer]);
  });
  return Buffer.concat([header, query.subarray(12, end), ...answers]);
}

const text = (text: string) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text, "latin1")]);
const name = (item: string) => Buffer.concat([...item.split(".").filter(Boolean).map(text), Buffer.from([0])]);

function dataOf({ A = [], MX = [], TXT = [] }: Records, type: number): Buffer[] {
  if (type === types.A) return A.map((address) => Buffer.from(address.split(".").map(Number)));
  if (type === types.MX) return MX.map((host) => Buffer.concat([Buffer.from([0, 10]), name(host)]));
  if (type === types.TXT) return TXT.map((item) => Buffer.concat((item.match(/.{1,200}/g) ?? [""]).map(text)));
  return [];
}
