import { classifyRefusal } from "#app/domain/mail/classify-refusal.ts";
import { isSenderFault, refusalOutcomes, type SenderFault } from "#app/domain/mail/refusal-causes.ts";
import type { RefusalStage } from "#app/domain/mail/refusal-codes.ts";
import type { StoredMail, suppressionReasons } from "#app/domain/model/outbox.ts";
import nodemailer from "nodemailer";

/**
 * What keeps a mail that lies with us, not with its reader; `said` is what the server answered, without addresses.
 * `isLasting`: it said so for good, or else it may pass by itself.
 */
export type OwnFault = { cause: SenderFault; isLasting: boolean; said: string };

/**
 * - `later`: it was not taken, and may be another time; with a `fault` of ours it waits until that is mended
 * - `unknown`: all of it was handed over and nobody said what became of it (OUT-04)
 * - `never`: the last word of that mailbox; `suppress` where there is none
 */
export type SendResult =
  | { kind: "sent" }
  | { kind: "later"; error: string; fault?: OwnFault }
  | { kind: "unknown"; error: string }
  | { kind: "never"; error: string; suppress: (typeof suppressionReasons)[number] | null };

/** How one mail is handed over: under which id, and where to its bounces come back. */
export type Handing = { messageId: string; bounceTo?: string };
/** Hands one mail to a mail server. Never throws: what went wrong is in the result. */
export type Transport = {
  send: (mail: StoredMail, handing: Handing) => Promise<SendResult>;
  close: () => void;
};

/** `tell` says as well what the server answered, for whoever runs the installation: it may hold the address. */
export type TellingTransport = Transport & {
  tell: (mail: StoredMail, handing: Handing) => Promise<{ result: SendResult; answer: string }>;
};

export type Dkim = { domainName: string; keySelector: string; privateKey: string };
type Sender = { email: string; name: string };
type Options = {
  /** Subscription mail comes from an address of its own (MAIL-04). */
  newsEmail?: string;
  dkim?: Dkim | undefined;
};

/** What DKIM signs: the library's fields of RFC 6376 5.4.1, and the two that RFC 8058 4 and RFC 3834 want. */
const signedFields = [
  "From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding",
  "In-Reply-To:References:List-Id:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted",
].join(":");

/**
 * A pooled connection to the mail server. The outbox owns retries, so none happen here (`maxRequeues: 0`); the end of
 * DATA may take ten minutes (RFC 5321 4.5.3.2.6).
 * @param from address mail comes from, and the domain of its Message-IDs
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
    // Bounces name the mail they are about; where none are read they go to the sender (OUT-08).
    envelope: { from: bounceTo ?? from.email, to: [mail.to] },
    ...(bounceTo ? { dsn: { id: messageId, return: "headers", notify: ["failure", "delay"] } } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    ...(mail.calendar ? { attachments: [calendarAttachment(mail.calendar)] } : {}),
    ...(mail.repliesTo ? { inReplyTo: mail.repliesTo, references: [mail.repliesTo] } : {}),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": mail.language,
      ...(mail.list ? listHeaders(mail.list, from) : {}),
    },
  } as Message;
}

/** RFC 2369, 2919 and 8058. In one line each: some verifiers of signatures fail over folded ones (MAIL-03). */
const listHeaders = (list: NonNullable<StoredMail["list"]>, from: Sender) => ({
  "List-Id": { prepared: true, value: `<weekly.${from.email.split("@")[1]}>` },
  "List-Unsubscribe": { prepared: true, value: `<${list.unsubscribeUrl}>` },
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  Precedence: "bulk",
});

/**
 * The library's errors do not tell whether a connection broke before or after the mail was handed over. It takes the last
 * byte only once the server asked for the mail; what it does before (a signature reads all of it ahead) is not seen here.
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

/** A file to open, not an invitation: attendance lives with us, not in a mailbox (standards ITIP-01, ITIP-06). */
const calendarAttachment = (calendar: { filename: string; content: string }) => ({
  filename: calendar.filename,
  content: Buffer.from(calendar.content, "utf8"),
  // The parameter says what the file says (RFC 6047 2.4).
  contentType: `text/calendar; charset=utf-8; method=${/^METHOD:(\w+)\r$/m.exec(calendar.content)?.[1] ?? "PUBLISH"}`,
  contentTransferEncoding: "base64" as const,
});

/** Where in the dialogue the library was when it gave up; what it calls the command is the command. */
function stageOf(code: string | undefined, command: string | undefined): RefusalStage {
  if (code === "EAUTH" || command?.startsWith("AUTH")) return "login";
  if (command === "MAIL FROM") return "mail";
  if (command === "RCPT TO") return "rcpt";
  return command === "DATA" ? "data" : "connect";
}

type SmtpError = { responseCode?: number; code?: string; command?: string; response?: string };

/**
 * Only what speaks of that mailbox ends a mail (standards OUT-05); all else may pass, or speaks of us. The words kept hold no
 * address: what the server said is told only where it speaks of us, and without the addresses in it.
 */
function failureOf(error: unknown, isWritten: boolean): SendResult {
  const { responseCode, code, command, response = "" } = error as SmtpError;
  const words = [code ?? "ERROR", responseCode].filter((part) => part !== undefined).join(" ");
  if (responseCode === undefined && isWritten) return { kind: "unknown", error: words };
  const stage = stageOf(code, command);
  // Nothing was answered: the address was no address, or nobody was there.
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
