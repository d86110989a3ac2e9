import { classifyRefusal } from "#app/domain/mail/classify-refusal.ts";
import { isSenderFault, refusalOutcomes, type SenderFault } from "#app/domain/mail/refusal-causes.ts";
import type { RefusalStage } from "#app/domain/mail/refusal-codes.ts";
import type { StoredMail, suppressionReasons } from "#app/domain/model/outbox.ts";
import nodemailer from "nodemailer";

/**
 * Fault on the sender's side that keeps a mail from being sent. `isLasting`: the server refused permanently (5xx), else
 * only for now; `said`: the server's reply, without addresses.
 */
export type OwnFault = { cause: SenderFault; isLasting: boolean; said: string };

/**
 * - `later`: not accepted, to be retried; with a `fault` of the sender, kept until the fault is repaired
 * - `unknown`: handed over completely, without a reply from the server (OUT-04)
 * - `never`: finally refused by the mailbox; `suppress`: the reason, when the mailbox does not exist
 */
export type SendResult =
  | { kind: "sent" }
  | { kind: "later"; error: string; fault?: OwnFault }
  | { kind: "unknown"; error: string }
  | { kind: "never"; error: string; suppress: (typeof suppressionReasons)[number] | null };

/** Message-ID of a mail, and the address for its bounces. */
export type Handing = { messageId: string; bounceTo?: string };
/** Connection that hands mails to a mail server. `send` never throws: errors are in its result. */
export type Transport = {
  send: (mail: StoredMail, handing: Handing) => Promise<SendResult>;
  close: () => void;
};

/** Transport whose `tell` also returns the server's reply, for operators: the reply may contain the address. */
export type TellingTransport = Transport & {
  tell: (mail: StoredMail, handing: Handing) => Promise<{ result: SendResult; answer: string }>;
};

export type Dkim = { domainName: string; keySelector: string; privateKey: string };
type Sender = { email: string; name: string };
type Options = {
  /** Sender address of subscription mail (MAIL-04). */
  newsEmail?: string;
  dkim?: Dkim | undefined;
};

/** Fields that DKIM signs: those of the library (RFC 6376 5.4.1), and those required by RFC 8058 4 and RFC 3834. */
const signedFields = [
  "From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding",
  "In-Reply-To:References:List-Id:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted",
].join(":");

/**
 * Open a pool of connections to a mail server. The outbox retries, so the pool does not (`maxRequeues: 0`); the reply
 * to the end of DATA may take ten minutes (RFC 5321 4.5.3.2.6).
 * @param from address and name that mail comes from
 */
export function smtpTransport(smtpUrl: string, from: Sender, options: Options = {}): TellingTransport {
  const mailer = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxRequeues: 0,
    maxConnections: 5,
    socketTimeout: 600_000,
    connectionTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(options.dkim ? { dkim: { ...options.dkim, headerFieldNames: signedFields } } : {}),
  } as Parameters<typeof nodemailer.createTransport>[0]);
  noticeEnds(mailer);
  const tell: TellingTransport["tell"] = async (mail, handing) => {
    const progress = { isWritten: false };
    try {
      const sender = mail.list && options.newsEmail ? { ...from, email: options.newsEmail } : from;
      const { response } = await mailer.sendMail({ ...messageOf(mail, handing, sender), progress } as Message);
      return { result: { kind: "sent" }, answer: response };
    } catch (error) {
      const { response, message } = error as SmtpError & Error;
      return { result: failureOf(error, progress.isWritten), answer: response ?? message };
    }
  };
  return { tell, send: async (mail, handing) => (await tell(mail, handing)).result, close: () => mailer.close() };
}

type Message = Parameters<ReturnType<typeof nodemailer.createTransport>["sendMail"]>[0];

function messageOf(mail: StoredMail, { messageId, bounceTo }: Handing, from: Sender): Message {
  return {
    messageId,
    from: { name: from.name, address: from.email },
    to: { name: "", address: mail.to },
    // Bounce addresses identify the mail; without one, bounces go to the sender (OUT-08).
    envelope: { from: bounceTo ?? from.email, to: [mail.to] },
    ...(bounceTo ? { dsn: { id: messageId, return: "headers", notify: ["failure", "delay"] } } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    ...(mail.calendar ? { attachments: [calendarAttachment(mail.calendar)] } : {}),
    ...(mail.replyTo ? { replyTo: { name: "", address: mail.replyTo } } : {}),
    ...(mail.repliesTo ? { inReplyTo: mail.repliesTo, references: [mail.repliesTo] } : {}),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": mail.language,
      ...(mail.list ? listHeaders(mail.list, from) : {}),
    },
  } as Message;
}

/**
 * Return the headers of RFC 2369, 2919 and 8058, on one line each: some signature verifiers fail on folded ones
 * (MAIL-03).
 */
const listHeaders = (list: NonNullable<StoredMail["list"]>, from: Sender) => ({
  "List-Id": { prepared: true, value: `<${list.name ?? "weekly"}.${from.email.split("@")[1]}>` },
  "List-Unsubscribe": { prepared: true, value: `<${list.unsubscribeUrl}>` },
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  Precedence: "bulk",
});

/**
 * Record when the library has read a mail to its end: its errors do not tell whether a connection broke before or after
 * the mail was handed over. It reads the last byte only after the server has asked for the mail; a DKIM signature reads
 * the mail ahead, which is not recorded.
 */
function noticeEnds(mailer: ReturnType<typeof nodemailer.createTransport>): void {
  mailer.use("stream", (mail, done) => {
    const { progress } = mail.data as { progress?: { isWritten: boolean } };
    const { message } = mail;
    const open = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const stream = open(options);
      stream.once("end", () => {
        if (progress) progress.isWritten = true;
      });
      return stream;
    };
    done();
  });
}

/**
 * Attach a calendar as a file, not as an invitation: attendance is managed on the site, not in a mailbox (standards
 * ITIP-01, ITIP-06).
 */
const calendarAttachment = (calendar: { filename: string; content: string }) => ({
  filename: calendar.filename,
  content: Buffer.from(calendar.content, "utf8"),
  // The parameter must equal the METHOD of the file (RFC 6047 2.4).
  contentType: `text/calendar; charset=utf-8; method=${/^METHOD:(\w+)\r$/m.exec(calendar.content)?.[1] ?? "PUBLISH"}`,
  contentTransferEncoding: "base64" as const,
});

/** Return the stage at which the library gave up, from its error code and the SMTP command that it reports. */
function stageOf(code: string | undefined, command: string | undefined): RefusalStage {
  if (code === "EAUTH" || command?.startsWith("AUTH")) return "login";
  if (command === "MAIL FROM") return "mail";
  if (command === "RCPT TO") return "rcpt";
  return command === "DATA" ? "data" : "connect";
}

type SmtpError = { responseCode?: number; code?: string; command?: string; response?: string };

/**
 * Convert an error to a result. Only a final refusal of the mailbox ends a mail (standards OUT-05). `error` contains
 * codes only; the reply is kept only for a fault of the sender, without addresses.
 */
function failureOf(error: unknown, isWritten: boolean): SendResult {
  const { responseCode, code, command, response = "" } = error as SmtpError;
  const words = [code ?? "ERROR", responseCode].filter((part) => part !== undefined).join(" ");
  if (responseCode === undefined && isWritten) return { kind: "unknown", error: words };
  const stage = stageOf(code, command);
  // Without a reply, the address was invalid (EENVELOPE) or the server was unreachable.
  if (responseCode === undefined) return { kind: "later", error: words, ...(code === "EENVELOPE" ? {} : unreachable) };
  const cause = classifyRefusal({ stage, replyCode: responseCode, status: null, text: response });
  const outcome = refusalOutcomes[cause];
  if (outcome === "dead") return { kind: "never", error: words, suppress: "no_mailbox" };
  if (outcome === "refused") return { kind: "never", error: words, suppress: null };
  if (!isSenderFault(cause)) return { kind: "later", error: words };
  const isLasting = responseCode >= 500;
  return { kind: "later", error: words, fault: { cause, isLasting, said: `${stage}: ${withoutAddresses(response)}` } };
}

const unreachable = { fault: { cause: "unreachable", isLasting: false, said: "" } } as const;

const maxSaid = 200;
const withoutAddresses = (text: string): string =>
  text
    .replaceAll(/[^\s<>()"']+@[^\s<>()"']+/g, "…")
    .replaceAll(/\s+/g, " ")
    .slice(0, maxSaid);
