import { checkSmtp } from "#emails/check-smtp.server.ts";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openMailbox } from "../support/mailbox.ts";

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const server of open.splice(0).reverse()) await server.close();
});

async function serverWith(options: Parameters<typeof openMailbox>[0] = {}): Promise<string> {
  const mailbox = await openMailbox({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.username === "us" && auth.password === "right"
        ? done(null, { user: auth.username })
        : done(Object.assign(new Error(`who is ${auth.username}?`), { responseCode: 535 })),
    ...options,
  });
  open.push(mailbox);
  return new URL(mailbox.url).host;
}

/** Start a listener that sends these words to each client, or nothing. */
async function listenerThatSays(words: string): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => socket.destroy()));
    if (words) socket.write(words);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("the mail server", () => {
  it("lets us in with the right password, and without one where it asks for none", async () => {
    expect(await checkSmtp(`smtp://us:right@${await serverWith()}`)).toEqual({ kind: "well" });
    const trusting = await serverWith({ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"] });
    expect(await checkSmtp(`smtp://${trusting}`)).toEqual({ kind: "well" });
  });

  it("refuses a wrong password, which is said without the name or the password", async () => {
    expect(await checkSmtp(`smtp://us:wrong@${await serverWith()}`)).toEqual({
      kind: "failed",
      at: "login",
      code: "EAUTH 535",
    });
  });

  it("offers no login to somebody who has a password, as where encryption is missing", async () => {
    const host = await serverWith({ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"] });
    expect(await checkSmtp(`smtp://us:right@${host}`)).toMatchObject({ kind: "failed", at: "login" });
  });

  it("is not there", async () => {
    expect(await checkSmtp("smtp://us:right@127.0.0.1:1")).toEqual({
      kind: "failed",
      at: "connect",
      code: "ESOCKET ECONNREFUSED",
    });
  });

  it("has a certificate that nobody signed, or none where smtps:// wants one", async () => {
    const host = await serverWith({ disabledCommands: [] });
    expect(await checkSmtp(`smtp://us:right@${host}`)).toMatchObject({ kind: "failed", at: "tls" });
    const secure = await serverWith({ secure: true });
    expect(await checkSmtp(`smtps://us:right@${secure}`)).toMatchObject({ kind: "failed", at: "tls" });
    expect(await checkSmtp(`smtps://us:right@${await serverWith()}`)).toMatchObject({ kind: "failed", at: "tls" });
    // smtp-server warns that its built-in certificate is public.
    expect(vi.mocked(console.error).mock.calls.flat().join()).toContain("built-in default TLS certificate");
    vi.mocked(console.error).mockClear();
  });

  it("says nothing, or nonsense: neither is waited for long", async () => {
    expect(await checkSmtp(`smtp://us:right@${await listenerThatSays("")}`, 400)).toEqual({
      kind: "failed",
      at: "connect",
      code: "ETIMEDOUT",
    });
    expect(await checkSmtp(`smtp://us:right@${await listenerThatSays("hello\r\n")}`, 400)).toMatchObject({
      kind: "failed",
      at: "connect",
    });
  });

  it("cannot be found in an address that is none, and no part of it is repeated", async () => {
    expect(await checkSmtp("smtp://us:12#34@mail.example")).toEqual({
      kind: "failed",
      at: "connect",
      code: expect.not.stringContaining("12") as string,
    });
  });
});
