import type { Delivery } from "#app/jobs/deliver-outbox.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { smtpTransport, type Transport } from "#emails/transport.server.ts";
import { type ParsedMail, simpleParser } from "mailparser";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import type { TestClock } from "./clock.ts";
import { testOrigin } from "./factories.ts";

export type ReceivedMail = { raw: string; parsed: ParsedMail; to: string };
export type Mailbox = {
  url: string;
  mails: ReceivedMail[];
  /** Open a connection to this mailbox, which closes with it. */
  connect: () => Transport;
  newestTo: (address: string) => ReceivedMail;
  close: () => Promise<void>;
};

export const sender = { email: "week@week.test", name: "Welcome Week" };

/** Start a real mail server that keeps the mails it receives. */
export async function openMailbox(options: SMTPServerOptions = {}): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const raw = Buffer.concat(parts).toString("latin1");
        const to = session.envelope.rcptTo.map((recipient) => recipient.address).join(" ");
        simpleParser(Buffer.from(raw, "latin1")).then((parsed) => {
          mails.push({ raw, parsed, to });
          done();
        }, done);
      });
    },
    ...options,
  });
  // Ignore errors of clients that disconnect early.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${port}`;
  const transports: Transport[] = [];
  return {
    url,
    mails,
    connect() {
      const transport = smtpTransport(url, sender);
      transports.push(transport);
      return transport;
    },
    newestTo(address) {
      const found = mails.filter((mail) => mail.to === address).at(-1);
      if (!found) throw new Error(`no mail to ${address}; there are ${mails.length} to others`);
      return found;
    },
    close() {
      for (const transport of transports) transport.close();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export function deliveryTo(
  mailbox: Mailbox,
  world: { db: OpenDatabase; clock: TestClock },
  overrides: Partial<Delivery> = {},
): Delivery & { transport: Transport } {
  return {
    db: world.db,
    clock: world.clock.now,
    origin: testOrigin,
    defaultLanguage: "en",
    sender,
    transport: mailbox.connect(),
    report: (fault) => {
      throw fault;
    },
    ...overrides,
  } as Delivery & { transport: Transport };
}
