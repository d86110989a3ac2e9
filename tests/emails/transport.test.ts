import { mails } from "#emails/registry.server.ts";
import type { StoredMail } from "#app/domain/model/outbox.ts";
import { offersSmtpUtf8 } from "#emails/check-smtp.server.ts";
import { smtpTransport } from "#emails/transport.server.ts";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type Mailbox, openMailbox, sender } from "../support/mailbox.ts";

const mail: StoredMail = {
  to: "amal@example.org",
  subject: "C’est réservé : vendredi 18 décembre, 19:00 👋🏽 مرحبا",
  text: "Bonjour,\n\nمرحبًا 👋🏽\n",
  html: `<!DOCTYPE html><p>مرحبًا ${"x".repeat(5_000)}</p>`,
  language: "fr",
};
const messageId = "<seat-confirmed.0f8fad5b-d9cb-469f-a165-70867728950e@week.test>";
const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const server of open.splice(0).reverse()) await server.close();
});
async function boxWith(options: Parameters<typeof openMailbox>[0] = {}): Promise<Mailbox> {
  const mailbox = await openMailbox(options);
  open.push(mailbox);
  return mailbox;
}
async function send(mailbox: { url: string }, what: StoredMail = mail) {
  const transport = smtpTransport(mailbox.url, sender);
  open.push(transport);
  return transport.send(what, { messageId });
}

describe("a mail that is handed over", () => {
  it("arrives with its words, in UTF-8, under the id that was given", async () => {
    const mailbox = await boxWith();
    expect(await send(mailbox)).toEqual({ kind: "sent" });
    const { parsed, to } = mailbox.newestTo("amal@example.org");
    expect(to).toBe("amal@example.org");
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.text).toBe(mail.text);
    expect(parsed.html).toBe(mail.html);
    expect(parsed.messageId).toBe(messageId);
    expect(parsed.from?.value).toEqual([{ address: sender.email, name: sender.name }]);
  });

  it("MAIL-05, MAIL-10: says that a machine wrote it, in short ASCII lines", async () => {
    const mailbox = await boxWith();
    await send(mailbox);
    const { parsed, raw } = mailbox.newestTo("amal@example.org");
    expect(parsed.headers.get("auto-submitted")).toBe("auto-generated");
    expect(parsed.headers.get("x-auto-response-suppress")).toBe("All");
    expect(parsed.headers.get("content-language")).toBe("fr");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing but ASCII goes over the wire
    expect(raw).toMatch(/^[\x00-\x7f]*$/);
    for (const line of raw.split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
  });

  it("ITIP-06: carries its calendar as a file to open, not as an invitation", async () => {
    const mailbox = await boxWith();
    const content = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n";
    await send(mailbox, { ...mail, calendar: { filename: "welcome-week.ics", content } });
    const [attachment, ...others] = mailbox.newestTo("amal@example.org").parsed.attachments;
    expect(others).toEqual([]);
    expect(attachment).toMatchObject({
      contentType: "text/calendar",
      filename: "welcome-week.ics",
      contentDisposition: "attachment",
    });
    expect(attachment?.content.toString("utf8")).toBe(content);
    expect(attachment?.headers.get("content-type")).toMatchObject({ params: { method: "PUBLISH", charset: "utf-8" } });
  });

  it("MAIL-09: takes no header from what somebody typed", async () => {
    const mailbox = await boxWith();
    await send(mailbox, { ...mail, subject: "Hello\r\nBcc: everybody@example.org", to: "amal@example.org" });
    const [received] = mailbox.mails;
    expect(mailbox.mails).toHaveLength(1);
    expect(received?.parsed.headers.has("bcc")).toBe(false);
    expect(received?.raw).not.toMatch(/^Bcc:/m);
  });
});

describe("a mail to an address beyond ASCII", () => {
  it("goes out as it is where the server offers SMTPUTF8 (RFC 6531)", async () => {
    const mailbox = await boxWith();
    expect(await offersSmtpUtf8(mailbox.url)).toBe(true);
    expect(await send(mailbox, { ...mail, to: "andré@example.org" })).toEqual({ kind: "sent" });
    expect(mailbox.mails.map(({ to }) => to)).toEqual(["andré@example.org"]);
  });

  it("is known beforehand not to go where it does not, or where nobody answers", async () => {
    expect(await offersSmtpUtf8((await boxWith({ hideSMTPUTF8: true })).url)).toBe(false);
    expect(await offersSmtpUtf8("smtp://127.0.0.1:1")).toBeNull();
  });
});

describe("a mail that is not taken", () => {
  const refuse = (responseCode: number) => ({
    onRcptTo: (_address: unknown, _session: unknown, done: (error: Error) => void) =>
      done(Object.assign(new Error("no"), { responseCode })),
  });

  it("is tried later when the other side says later", async () => {
    expect(await send(await boxWith(refuse(451)))).toEqual({ kind: "later", error: "EENVELOPE 451" });
  });

  it("is given up when the other side says never, and the record of it names nobody", async () => {
    const result = await send(await boxWith(refuse(550)));
    expect(result).toEqual({ kind: "never", error: "EENVELOPE 550", suppress: null });
  });

  it("is tried later when the other side is not there, or speaks nonsense", async () => {
    expect(await send({ url: "smtp://127.0.0.1:1" })).toMatchObject({ kind: "later" });
    const babbler = createServer((socket) => socket.end("220 hello\r\n500 what?\r\n", () => socket.destroy()));
    await new Promise<void>((resolve) => babbler.listen(0, "127.0.0.1", () => resolve()));
    open.push({ close: () => new Promise((resolve) => babbler.close(resolve)) });
    expect(await send({ url: `smtp://127.0.0.1:${(babbler.address() as AddressInfo).port}` })).toMatchObject({
      kind: "later",
    });
  });

  it("is tried later when it is our own password that was refused", async () => {
    const mailbox = await boxWith({
      authOptional: false,
      onAuth: (_auth, _session, done) => done(new Error("no"), undefined as never),
    });
    expect(await send({ url: mailbox.url.replace("://", "://us:wrong@") })).toMatchObject({ kind: "later" });
  });
});

it("begins Message-IDs as they began before mail kinds were renamed, so that threads go on", () => {
  expect(Object.fromEntries(mails.map(({ kind }) => [kind.name, kind.messageIdName]))).toMatchObject({
    sign_up_confirmed: "seat-confirmed",
    sign_up_waitlisted: "seat-waiting",
    seats_offered: "seat-offered",
    sign_up_released: "seat-released",
    confirm_email: "confirm-address",
    comment_written: "message-written",
    attendee_message: "participant-message",
    hidden_notice: "hidden-told",
    daily_summary: "sign-up-sum",
    review_digest: "waiting-digest",
    co_host_invited: "co-organiser-invited",
    co_host_requested: "co-organiser-requested",
    second_factor_reset: "factor-reset",
    reminder: "reminder",
  });
});
