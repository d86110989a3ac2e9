import { smtpTransport, type Transport } from "#emails/transport.server.ts";
import { type ParsedMail, simpleParser } from "mailparser";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { sender } from "./mailbox.ts";

/** A step of the client: `body` is the first part of a message, `end` its final dot. */
export type Turn = { step: "mail" | "rcpt" | "data" | "body" | "end"; from: string; to: string };
/** A line to answer with; `drop` disconnects without an answer; undefined gives the answer of a correct server. */
export type Answer = string | "drop" | undefined;
export type Script = (turn: Turn) => Answer | Promise<Answer>;

export type RawMail = { from: string; to: string; raw: string; answer: string };
export type RawServer = {
  url: string;
  /** All messages received to the final dot, whatever the answer, in order. */
  heard: RawMail[];
  /** Recipients of all `rcpt` steps, in order. */
  asked: string[];
  connect: (options?: Parameters<typeof smtpTransport>[2]) => Transport;
  close: () => Promise<void>;
};

const usual = { mail: "250 2.1.0 ok", rcpt: "250 2.1.5 ok", data: "354 go on", body: "", end: "250 2.0.0 taken" };
const inBrackets = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? "";

/** Start a mail server that can misbehave at any step, unlike correct servers. */
export async function openRawServer(script: Script): Promise<RawServer> {
  const heard: RawMail[] = [];
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    // Ignore errors of clients that disconnect early.
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    converse(socket, { script, heard, asked }).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const transports: Transport[] = [];
  return {
    url,
    heard,
    asked,
    connect(options) {
      const transport = smtpTransport(url, sender, options);
      transports.push(transport);
      return transport;
    },
    close() {
      for (const transport of transports) transport.close();
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

type World = { script: Script; heard: RawMail[]; asked: string[] };

async function converse(socket: Socket, world: World): Promise<void> {
  const talk = { socket, world, from: "", to: "", isInData: false, isBodyBegun: false };
  let rest = "";
  socket.write("220 raw.test ESMTP\r\n");
  for await (const part of socket) {
    rest += (part as Buffer).toString("latin1");
    if (talk.isInData && !talk.isBodyBegun) {
      talk.isBodyBegun = true;
      await answer(talk, "body");
    }
    for (let mark = markOf(talk); rest.includes(mark); mark = markOf(talk)) {
      const end = rest.indexOf(mark);
      const said = rest.slice(0, end);
      rest = rest.slice(end + mark.length);
      await (talk.isInData ? hearMail(talk, said) : hearLine(talk, said));
    }
  }
}

type Talk = { socket: Socket; world: World; from: string; to: string; isInData: boolean; isBodyBegun: boolean };
const markOf = ({ isInData }: Talk): string => (isInData ? "\r\n.\r\n" : "\r\n");

/** @returns the answer given; after `drop` the socket is closed */
async function answer({ socket, world, from, to }: Talk, step: Turn["step"]): Promise<string> {
  const line = (await world.script({ step, from, to })) ?? usual[step];
  if (line === "drop") socket.destroy();
  else if (line !== "") socket.write(`${line}\r\n`);
  return line;
}

async function hearMail(talk: Talk, said: string): Promise<void> {
  const { from, to } = talk;
  const mail = { from, to, raw: `${said.replaceAll("\r\n..", "\r\n.")}\r\n`, answer: "" };
  talk.isInData = false;
  talk.world.heard.push(mail);
  mail.answer = await answer(talk, "end");
}

async function hearLine(talk: Talk, line: string): Promise<void> {
  const step = stepOf(line);
  if (/^EHLO/i.test(line)) talk.socket.write("250-raw.test\r\n250-8BITMIME\r\n250 DSN\r\n");
  else if (/^QUIT/i.test(line)) talk.socket.end("221 bye\r\n");
  else if (!step) talk.socket.write("250 ok\r\n");
  else {
    if (step === "mail") talk.from = inBrackets(line);
    if (step === "rcpt") talk.to = inBrackets(line);
    if (step === "rcpt") talk.world.asked.push(talk.to);
    talk.isInData = (await answer(talk, step)).startsWith("354");
    talk.isBodyBegun = false;
  }
}

function stepOf(line: string): "mail" | "rcpt" | "data" | null {
  if (/^MAIL FROM:/i.test(line)) return "mail";
  if (/^RCPT TO:/i.test(line)) return "rcpt";
  return /^DATA$/i.test(line) ? "data" : null;
}

/** Parse a mail. @returns its content with its Message-ID as `id` */
export async function readMail({ raw }: { raw: string }): Promise<ParsedMail & { id: string }> {
  const parsed = await simpleParser(Buffer.from(raw, "latin1"));
  return Object.assign(parsed, { id: parsed.messageId ?? "" });
}
