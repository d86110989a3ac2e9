import type { StoredMail } from "#app/domain/outbox/outbox.ts";
import nodemailer from "nodemailer";

export type SendResult = { kind: "sent" } | { kind: "later"; error: string } | { kind: "never"; error: string };
/** Hands one mail to a mail server. Never throws: what went wrong is in the result. */
export type Transport = {
  send: (mail: StoredMail, messageId: string) => Promise<SendResult>;
  close: () => void;
};

/**
 * A pooled connection to the mail server. The outbox owns retries, so none happen here (`maxRequeues: 0`); the end of
 * DATA may take ten minutes (RFC 5321 4.5.3.2.6).
 * @param from address mail comes from, and the domain of its Message-IDs
 */
export function smtpTransport(smtpUrl: string, from: { email: string; name: string }): Transport {
  const mailer = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxRequeues: 0,
    maxConnections: 3,
    socketTimeout: 600_000,
    connectionTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof nodemailer.createTransport>[0]);
  return {
    async send(mail, messageId) {
      try {
        await mailer.sendMail({
          messageId,
          from: { name: from.name, address: from.email },
          to: { name: "", address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          ...(mail.calendar ? { attachments: [calendarAttachment(mail.calendar)] } : {}),
          headers: {
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": mail.language,
          },
        });
        return { kind: "sent" };
      } catch (error) {
        return failureOf(error);
      }
    },
    close: () => mailer.close(),
  };
}

/** A file to open, not an invitation: attendance lives with us, not in a mailbox (standards ITIP-01, ITIP-06). */
const calendarAttachment = (calendar: { filename: string; content: string }) => ({
  filename: calendar.filename,
  content: Buffer.from(calendar.content, "utf8"),
  // The parameter says what the file says (RFC 6047 2.4).
  contentType: `text/calendar; charset=utf-8; method=${/^METHOD:(\w+)\r$/m.exec(calendar.content)?.[1] ?? "PUBLISH"}`,
  contentTransferEncoding: "base64" as const,
});

/**
 * A 5xx about this mail or its reader is the last word of the other side; everything else may pass, a refused password of
 * our own included (standards OUT-05). The words kept hold no address.
 */
function failureOf(error: unknown): SendResult {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const words = [code ?? "ERROR", responseCode].filter((part) => part !== undefined).join(" ");
  const isFinal = (responseCode ?? 0) >= 500 && (code === "EENVELOPE" || code === "EMESSAGE");
  return { kind: isFinal ? "never" : "later", error: words };
}
