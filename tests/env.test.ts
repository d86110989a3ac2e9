import { readSettings } from "#app/env.server.ts";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

let folder: string;
let keyFile: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "week-"));
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  keyFile = fileWith("dkim.pem", privateKey.export({ type: "pkcs8", format: "pem" }));
});
function fileWith(name: string, words: string | Buffer): string {
  writeFileSync(join(folder, name), words);
  return join(folder, name);
}

const complete = { SESSION_SECRET: "x".repeat(32), SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "week@week.test" };
const read = (more: Record<string, string> = {}) =>
  readSettings({ ...complete, ...more } as unknown as NodeJS.ProcessEnv);
function faultsOf(more: Record<string, string>): string[] {
  try {
    read(more);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n");
  }
}

describe("the settings of mail", () => {
  it("may all be left out: news then comes from the same address", () => {
    const settings = read({ MAIL_FROM_NEWS: "", DKIM_DOMAIN: "", BOUNCE_MAILBOX: "" });
    expect(settings).toMatchObject({ MAIL_FROM: "week@week.test", MAIL_FROM_NEWS: "week@week.test" });
    for (const name of ["MAIL_BOUNCE_DOMAIN", "BOUNCE_MAILBOX", "DKIM_DOMAIN", "DKIM_SELECTOR", "DKIM_KEY_FILE"]) {
      expect([name, settings[name as "DKIM_DOMAIN"]]).toEqual([name, undefined]);
    }
  });

  it("are read as they are given, domains in small letters", () => {
    const given = {
      MAIL_FROM_NEWS: "news@week.test",
      MAIL_BOUNCE_DOMAIN: "Bounces.Week.test",
      BOUNCE_MAILBOX: "/var/mail/bounces",
      DKIM_DOMAIN: "xn--smaine-bva.week.test",
      DKIM_SELECTOR: "week2026",
      DKIM_KEY_FILE: keyFile,
    };
    expect(read(given)).toMatchObject({ ...given, MAIL_BOUNCE_DOMAIN: "bounces.week.test" });
  });

  it("say in a line each what is wrong", () => {
    expect(
      faultsOf({
        MAIL_FROM_NEWS: "news",
        MAIL_BOUNCE_DOMAIN: "https://bounces.week.test",
        DKIM_DOMAIN: "week",
        DKIM_SELECTOR: "a b",
        DKIM_KEY_FILE: join(folder, "none.pem"),
      }),
    ).toEqual([
      "MAIL_FROM_NEWS must be an e-mail address",
      "MAIL_BOUNCE_DOMAIN must be a domain name such as week.example",
      "DKIM_DOMAIN must be a domain name such as week.example",
      "DKIM_SELECTOR must be a name such as week2026",
      "DKIM_KEY_FILE cannot be read",
    ]);
  });

  it.each(["week@week.test", "a..test", "-a.test", "a-.test", "127.0.0.1", `${"a".repeat(64)}.test`, "week.test."])(
    "take %s for no domain",
    (name) => {
      expect(faultsOf({ MAIL_BOUNCE_DOMAIN: name })).toHaveLength(1);
    },
  );

  it("want no mailbox for what never comes back, but let nobody read what does", () => {
    expect(faultsOf({ BOUNCE_MAILBOX: "/var/mail/bounces" })).toEqual([
      "MAIL_BOUNCE_DOMAIN is missing: without it nothing comes back to BOUNCE_MAILBOX",
    ]);
    expect(faultsOf({ MAIL_BOUNCE_DOMAIN: "bounces.week.test" })).toEqual([]);
  });

  it("want all three of a signature or none", () => {
    const words = "is missing: DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE go together";
    expect(faultsOf({ DKIM_SELECTOR: "week2026" })).toEqual([`DKIM_DOMAIN ${words}`, `DKIM_KEY_FILE ${words}`]);
    expect(faultsOf({ DKIM_DOMAIN: "week.test", DKIM_KEY_FILE: keyFile })).toEqual([`DKIM_SELECTOR ${words}`]);
  });

  it("want a key that signs: neither its public half, nor one of another kind, nor one behind a passphrase", () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const other = generateKeyPairSync("ed25519").privateKey;
    const locked = { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "secret" } as const;
    const wrong = {
      words: "milk, bread",
      public: publicKey.export({ type: "spki", format: "pem" }),
      other: other.export({ type: "pkcs8", format: "pem" }),
      locked: privateKey.export(locked),
    };
    for (const [name, pem] of Object.entries(wrong)) {
      const given = { DKIM_DOMAIN: "week.test", DKIM_SELECTOR: "a", DKIM_KEY_FILE: fileWith(name, pem) };
      expect([name, ...faultsOf(given)]).toEqual([
        name,
        "DKIM_KEY_FILE must hold an RSA private key in PEM, without a passphrase",
      ]);
    }
    const old = fileWith("pkcs1.pem", privateKey.export({ type: "pkcs1", format: "pem" }));
    expect(faultsOf({ DKIM_DOMAIN: "week.test", DKIM_SELECTOR: "a", DKIM_KEY_FILE: old })).toEqual([]);
  });
});
