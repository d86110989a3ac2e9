import { causeOfBounce, verdictOf } from "#app/domain/mail/bounce-verdict.ts";
import { maxReportBytes, readDsn } from "#app/domain/mail/read-dsn.server.ts";
import { bounceAddress, outboxIdOfBounce } from "#app/domain/mail/bounce-address.server.ts";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plainBounces } from "./refusal-samples.ts";

const written = (name: string): string => readFileSync(`tests/golden/dsn/${name}.eml`, "utf8");
const sent = (text: string): Buffer => Buffer.from(text.replaceAll("\n", "\r\n"));
const token = "bounce+0f8fad5bd9cb469fa16570867728950e0123456789abcdef01234567@week.example.org";

/** Make a report with one group of fields, in the simplest form. */
const report = (fields: string, type = "multipart/report; report-type=delivery-status"): Buffer =>
  sent(
    [
      `To: ${token}`,
      `Content-Type: ${type}; boundary=b`,
      "",
      "--b",
      "",
      "Words for people.",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; relay.example.org",
      "",
      fields,
      "--b--",
      "",
    ].join("\n"),
  );
const statusIn = async (fields: string) => (await readDsn(report(fields)))?.recipients[0]?.status;

const reports = [
  {
    name: "postfix-unknown-user",
    addressedTo: [token, "bounces@week.example.org"],
    verdict: "suppress",
    recipient: {
      action: "failed",
      status: "5.1.1",
      finalRecipient: "amal@example.net",
      originalRecipient: "amal@example.net",
      diagnosticCode:
        "smtp; 550 5.1.1 <amal@example.net>: Recipient address rejected: User unknown in virtual mailbox table",
    },
  },
  {
    // The Status field of Exim is only 5.0.0; the diagnostic code has the exact status.
    name: "exim-unknown-user",
    addressedTo: [token],
    verdict: "suppress",
    recipient: {
      action: "failed",
      status: "5.1.1",
      finalRecipient: "joana@example.net",
      originalRecipient: null,
      diagnosticCode: "smtp; 550 5.1.1 <joana@example.net> User doesn't exist",
    },
  },
  {
    name: "exchange-not-found",
    addressedTo: [token],
    verdict: "suppress",
    recipient: {
      action: "failed",
      status: "5.1.10",
      finalRecipient: "musa@tenant.example.net",
      originalRecipient: "musa@tenant.example.net",
      diagnosticCode:
        "smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient musa@tenant.example.net not found by SMTP address lookup",
    },
  },
  {
    name: "gmail-over-quota",
    addressedTo: [token],
    verdict: "soft",
    recipient: {
      action: "failed",
      status: "5.2.2",
      finalRecipient: "ines@example.net",
      originalRecipient: null,
      diagnosticCode: expect.stringMatching(/^smtp; 552-5\.2\.2 .*Please 552-5\.2\.2 direct .* - gsmtp$/),
    },
  },
  {
    name: "sendmail-delayed",
    addressedTo: [token],
    verdict: "nothing",
    recipient: {
      action: "delayed",
      status: "4.4.1",
      finalRecipient: "fatou@example.net",
      originalRecipient: null,
      diagnosticCode: null,
    },
  },
  {
    name: "qmail-no-status",
    addressedTo: [token],
    verdict: "suppress",
    recipient: {
      action: "failed",
      status: "5.1.1",
      finalRecipient: "youssef@example.net",
      originalRecipient: null,
      diagnosticCode: "smtp; 550 5.1.1 sorry, no mailbox here by that name",
    },
  },
  {
    name: "utf-8-unknown-user",
    addressedTo: [token, "bounces@week.example.org"],
    verdict: "suppress",
    recipient: {
      action: "failed",
      status: "5.1.1",
      finalRecipient: "andré@example.net",
      originalRecipient: "andré@example.net",
      diagnosticCode: "smtp; 550 5.1.1 <andré@example.net>: boîte inconnue",
    },
  },
] as const;

describe("a bounce", () => {
  it.each(reports)("is read as $name writes it", async ({ name, addressedTo, recipient, verdict }) => {
    const found = await readDsn(sent(written(name)));
    expect(found).toEqual({ addressedTo: expect.any(Array), recipients: [recipient] });
    expect(found?.addressedTo.toSorted()).toEqual([...addressedTo].toSorted());
    expect(found?.recipients.map(verdictOf)).toEqual([verdict]);
  });

  it.each(reports)("is the same with bare line feeds: $name", async ({ name }) => {
    expect(await readDsn(Buffer.from(written(name)))).toEqual(await readDsn(sent(written(name))));
  });

  it("tells of each recipient apart", async () => {
    const found = await readDsn(sent(written("several-recipients")));
    expect(found?.addressedTo.toSorted()).toEqual([
      "bounces@week.example.org",
      "first@week.example.org",
      "second@week.example.org",
    ]);
    expect(
      found?.recipients.map((recipient) => [
        recipient.finalRecipient,
        recipient.action,
        recipient.status,
        verdictOf(recipient),
      ]),
    ).toEqual([
      ["gone@example.net", "failed", "5.1.1", "suppress"],
      ["full@example.net", "failed", "5.2.2", "soft"],
      ["policy@example.net", "failed", "5.7.1", "nothing"],
      ["there@example.net", "relayed", "2.0.0", "nothing"],
      [null, "delivered", "2.1.5", "nothing"],
    ]);
  });

  it("leads back to the mail it is about, also through a server that writes capitals", async () => {
    const id = "3d6f0a4e-5f0f-4d7b-9a57-0c8d1f2e3a4b";
    const ours = bounceAddress(id, "secret", "week.example.org");
    const found = await readDsn(sent(written("postfix-unknown-user").replaceAll(token, ours.toUpperCase())));
    expect(found?.addressedTo.map((address) => outboxIdOfBounce(address, ["secret"]))).toContain(id);
  });

  it.each(["X-Original-To", "Delivered-To", "Envelope-To", "TO"])("may say in %s where it came to", async (header) => {
    const text = report("Action: failed\nStatus: 5.1.1\n").toString().replace(/^To/, header);
    expect((await readDsn(Buffer.from(text)))?.addressedTo).toEqual([token]);
  });
});

const blankless = [
  "Reporting-MTA: dns; mx.example",
  "Original-Recipient: rfc822; first@y.example",
  "Final-Recipient: rfc822; first@y.example",
  "Action: FAILED (for good)",
  "Status: 5.1.1",
  "Diagnostic-Code: smtp; 550 5.1.1",
  "User unknown",
  "Action: failed",
  "Final-Recipient: rfc822; second@y.example",
  "Status: 5.7.1",
].join("\n");

describe("a bounce that is not as it should be", () => {
  const cases = readdirSync("tests/golden/dsn-cases").map((file) => file.replace(".eml", ""));
  const dead = ["base64-part", "exchange-online-dead", "gmail-disabled", "mixed-top", "plain-550", "postfix-nxdomain"];
  const expected = (name: string) =>
    [...dead, "sfr-dead", "upper-action", "yahoo-dead"].includes(name) ? "suppress" : "nothing";

  it.each(cases)("is read all the same: %s", async (name) => {
    const found = await readDsn(readFileSync(`tests/golden/dsn-cases/${name}.eml`));
    expect(found?.addressedTo).toEqual(["bounce+abc@b.example"]);
    expect(found?.recipients.map(verdictOf)).toEqual([expected(name)]);
  });

  it.each(["multipart/report", "multipart/mixed", "multipart/mixed; report-type=delivery-status"])(
    "counts as %s, with its report as a part of its own",
    async (type) => {
      const found = await readDsn(
        report("Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\n", type),
      );
      expect(found?.recipients.map(verdictOf)).toEqual(["suppress"]);
    },
  );

  it("tells recipients apart without the empty lines between them", async () => {
    const found = await readDsn(report(blankless));
    expect(found?.recipients.map((recipient) => [recipient.finalRecipient, verdictOf(recipient)])).toEqual([
      ["first@y.example", "suppress"],
      ["second@y.example", "nothing"],
    ]);
  });

  it("is found where the empty line before the fields is missing too", async () => {
    const whole = report(blankless).toString().replace("delivery-status\r\n\r\n", "delivery-status\r\n");
    expect(whole).toContain("message/delivery-status\r\nReporting-MTA");
    const found = await readDsn(Buffer.from(whole));
    expect(found?.recipients.map(verdictOf)).toEqual(["suppress", "nothing"]);
  });

  it.each(plainBounces)("is read in words where it has no report: $name", async ({ from, text, cause }) => {
    const mail = `From: ${from}\nTo: ${token}\nSubject: failure notice\nContent-Type: text/plain; charset=utf-8\n\n${text}`;
    const found = await readDsn(sent(mail));
    const [recipient] = found?.recipients ?? [];
    if (cause === null) expect(found).toBeNull();
    else if (cause === "delayed") expect(recipient?.action).toBe("delayed");
    else {
      expect(recipient).toMatchObject({ action: "failed", finalRecipient: expect.stringMatching(/^amal@/) });
      expect(recipient && causeOfBounce(recipient)).toBe(cause);
    }
  });
});

describe("an address", () => {
  it.each([
    ["rfc822; Amal@Example.net", "amal@example.net"],
    ["RFC822;<amal@example.net>", "amal@example.net"],
    ["rfc822; amal@example.net (Amal)", "amal@example.net"],
    ["utf-8; andr\\x{E9}@example.net", "andré@example.net"],
    ["rfc822; andr\\x{E9}@example.net", "andr\\x{e9}@example.net"],
    ["utf-8; \\x{110000}@example.net", "\\x{110000}@example.net"],
    ["local; amal@example.net", null],
    ["amal@example.net", null],
    ["rfc822;", null],
  ])("written as %j is %s", async (written, address) => {
    const found = await readDsn(report(`Original-Recipient: ${written}\nAction: failed\n`));
    expect(found?.recipients[0]?.originalRecipient).toBe(address);
  });
});

describe("the status", () => {
  it.each([
    ["Status: 5.1.1", "5.1.1"],
    ["Status: 5.1.1 (no such user)", "5.1.1"],
    ["Status: 5.7.1\nDiagnostic-Code: smtp; 550 5.1.1 no", "5.7.1"],
    ["Status: 5.0.0\nDiagnostic-Code: smtp; 550 5.1.1 no", "5.1.1"],
    ["Status: 5.0.0\nDiagnostic-Code: smtp; 450 4.2.2 later", "5.0.0"],
    ["Status: 5.0.0\nDiagnostic-Code: smtp; 550 no such user", "5.0.0"],
    ["Status: 550\nDiagnostic-Code: smtp;550-5.1.1 no", "5.1.1"],
    ["Diagnostic-Code: smtp; 550 5.1.1 no", "5.1.1"],
    ["Diagnostic-Code: SMTP;\n 550\n 5.1.1 no", "5.1.1"],
    ["Diagnostic-Code: smtp; 550 no such user", "5.0.0"],
    ["Diagnostic-Code: smtp; 452 4.2.2 full", "4.2.2"],
    ["Diagnostic-Code: smtp; 452 full", "4.0.0"],
    ["Diagnostic-Code: smtp; 550 5.1.1.9 is blocked", "5.0.0"],
    ["Diagnostic-Code: smtp; 550 rejected, see 5.1.1", "5.0.0"],
    ["Diagnostic-Code: x-unix; 550 5.1.1 is not what a mail server said", "5.0.0"],
    ["Status: nonsense", "5.0.0"],
    ["X-Status: 5.1.1", "5.0.0"],
  ])("of %j is %s", async (fields, status) => {
    expect(await statusIn(`Final-Recipient: rfc822; a@example.net\nAction: failed\n${fields}\n`)).toBe(status);
  });

  it.each([
    ["delayed", "4.0.0"],
    ["delivered", "2.0.0"],
    ["expanded", "2.0.0"],
  ])("of what was %s and nothing else is %s", async (action, status) => {
    expect(await statusIn(`Action: ${action}\n`)).toBe(status);
  });
});

describe("what is no bounce", () => {
  it.each(["out-of-office", "outlook-read-receipt", "forwarded-bounce"])("%s", async (name) => {
    expect(await readDsn(sent(written(name)))).toBeNull();
  });

  const fields = "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\n";

  it.each(["text/plain", "multipart/report; report-type=disposition-notification"])(
    "a mail that calls itself %s",
    async (type) => {
      expect(await readDsn(report(fields))).not.toBeNull();
      expect(await readDsn(report(fields, type))).toBeNull();
    },
  );

  it("one without a report, or with one about nobody", async () => {
    const whole = report(fields).toString();
    expect(await readDsn(Buffer.from(whole.replace("message/delivery-status", "text/plain")))).toBeNull();
    expect(await readDsn(report("X-Note: none"))).toBeNull();
    expect(await readDsn(report("Final-Recipient: rfc822; a@example.net\nStatus: 5.1.1\n"))).toBeNull();
  });

  it("one whose report is that of a mail within", async () => {
    const whole = report(fields).toString();
    const within = whole.replace(
      /(--b\r\n)(Content-Type: message\/delivery-status.*?)(--b--)/s,
      "$1Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n$2--c--\r\n$3",
    );
    expect(within).toContain("--c--");
    expect(await readDsn(Buffer.from(within))).toBeNull();
  });

  it("one that returns a mail which is a report by itself", async () => {
    const whole = report(fields).toString();
    const returned = whole.replace(
      "Content-Type: message",
      "Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\nContent-Type: message",
    );
    expect(await readDsn(Buffer.from(returned))).toBeNull();
  });

  it("rubbish", async () => {
    const octets = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 197 + 31) % 256));
    const headers = Buffer.from(`${"a:\r\n".repeat(200_000)}\r\n`);
    for (const raw of [Buffer.alloc(0), Buffer.from("\n\n\n"), octets, headers, Buffer.from("Content-Type: ;=;\n\n")]) {
      expect(await readDsn(raw)).toBeNull();
    }
    expect(await readDsn(report("a:\n".repeat(200_000)))).toBeNull();
  });

  it("one that is larger than any bounce, which is not even looked at", async () => {
    const max = Buffer.concat([report(fields), Buffer.alloc(maxReportBytes - report(fields).length, "x")]);
    expect(await readDsn(max)).not.toBeNull();
    expect(await readDsn(Buffer.concat([max, Buffer.from("x")]))).toBeNull();
  });
});

describe("a report that goes on and on", () => {
  it("is read as far as anybody writes", async () => {
    const fields = "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\n\n".repeat(5000);
    expect((await readDsn(report(fields)))?.recipients).toHaveLength(100);
  });
});
