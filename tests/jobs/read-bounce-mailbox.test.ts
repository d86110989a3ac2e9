import { maxReportBytes, readDsn } from "#app/domain/mail/read-dsn.server.ts";
import { days, hours, plus } from "#app/domain/time/zoned-time.ts";
import { readBounceMailbox } from "#app/jobs/read-bounce-mailbox.server.ts";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../support/clock.ts";

let folder: string;
let path: string;
let faults: string[];
let seen: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bounces-"));
  path = join(folder, "mailbox");
  faults = [];
  seen = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const report = (fault: unknown) => void faults.push((fault as Error).message);
/** Read the mailbox. Messages that contain `bad` cannot be handled. */
const read = (now = testNow) =>
  readBounceMailbox(
    path,
    async (raw) => {
      seen.push(raw.toString());
      await Promise.resolve();
      if (raw.includes("bad")) throw new Error("cannot be handled");
    },
    { now, report },
  );

const bounce = readFileSync("tests/golden/dsn/postfix-unknown-user.eml", "utf8");
const tooLarge = `Subject: large\n\n${"x".repeat(maxReportBytes)}`;

describe("where there is no mailbox yet", () => {
  it("there are no messages", async () => {
    expect(await read()).toBe(0);
    mkdirSync(path);
    expect(await read()).toBe(0);
    mkdirSync(join(path, "new"));
    expect(await read()).toBe(0);
    expect(faults).toEqual([]);
  });
});

describe("a maildir", () => {
  const put = (at: string, text = "Subject: one\n\n", age = hours(1)) => {
    const file = join(path, at);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
    const when = plus(testNow, -age) / 1000;
    utimesSync(file, when, when);
  };
  const lies = (at: "new" | "cur") => readdirSync(join(path, at)).sort();

  it("is read in the order of arrival, and everything in it put away as seen", async () => {
    put("new/1795510801.M2P1.mail", "second");
    put("new/1795510800.M1P1.mail,S=5", bounce);
    put("tmp/1795510802.M3P1.mail", "not yet delivered");
    expect(await read()).toBe(2);
    expect(seen).toEqual([bounce, "second"]);
    expect(lies("new")).toEqual([]);
    expect(lies("cur")).toEqual(["1795510800.M1P1.mail,S=5:2,S", "1795510801.M2P1.mail:2,S"]);
    expect(await read()).toBe(0);
    expect(seen).toHaveLength(2);
  });

  it("gives each octet as it came", async () => {
    put("new/1");
    const octets = Buffer.from(Array.from({ length: 256 }, (_, at) => at));
    writeFileSync(join(path, "new/1"), octets);
    const given: Buffer[] = [];
    await readBounceMailbox(path, (raw) => void given.push(raw), { now: testNow, report });
    expect(given).toEqual([octets]);
  });

  it("still holds a message while it is handled: whoever dies reads it again", async () => {
    put("new/1", bounce);
    await readBounceMailbox(path, () => expect(lies("new")).toEqual(["1"]), { now: testNow, report });
    expect(lies("new")).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("goes on after a message that cannot be handled, and tries it again for a day", async () => {
    put("new/1", "bad", hours(23));
    put("new/2", "good");
    expect(await read()).toBe(1);
    expect(seen).toEqual(["bad", "good"]);
    expect([lies("new"), lies("cur")]).toEqual([["1"], ["2:2,S"]]);
    expect(faults).toEqual(["cannot be handled"]);
    expect(await read(plus(testNow, hours(2)))).toBe(0);
    expect([lies("new"), lies("cur")]).toEqual([[], ["1:2,S", "2:2,S"]]);
    expect(faults).toHaveLength(2);
  });

  it("puts away what is too large for a bounce without a look at it", async () => {
    put("new/1", tooLarge);
    put("new/2", "x".repeat(maxReportBytes));
    expect(await read()).toBe(1);
    expect(seen.map((text) => text.length)).toEqual([maxReportBytes]);
    expect(lies("cur")).toEqual(["1:2,S", "2:2,S"]);
  });

  it("leaves alone what is no message", async () => {
    put("new/.nfs0001");
    put("new/folder/1");
    expect(await read()).toBe(0);
    expect(lies("new")).toEqual([".nfs0001", "folder"]);
    expect(faults).toEqual([]);
  });

  it("forgets after thirty days what was read, and nothing else", async () => {
    put("cur/old:2,S", "a", days(30) + 1000);
    put("cur/young:2,S", "a", days(30) - 1000);
    put("cur/answered:2,RS", "a", days(90));
    put("cur/unread:2,", "a", days(90));
    put("new/waiting", "a", days(90));
    await read();
    expect(lies("cur")).toEqual(["answered:2,RS", "unread:2,", "young:2,S"]);
    expect(seen).toEqual(["a"]);
    expect(faults).toEqual([]);
  });

  it("goes on where a message cannot be put away", async () => {
    put("new/1", "one");
    put("new/2", "two");
    mkdirSync(join(path, "cur/1:2,S/full"), { recursive: true });
    expect(await read()).toBe(1);
    expect(seen).toEqual(["one", "two"]);
    expect(lies("new")).toEqual(["1"]);
    expect(faults).toHaveLength(1);
  });
});

describe("an mbox", () => {
  const from = "From MAILER-DAEMON Tue Nov 24 09:00:06 2026\n";
  const mbox = (...messages: string[]) => messages.map((text) => `${from}${text}\n\n`).join("");
  const taken = () => `${path}.reading`;

  it("is read and gone", async () => {
    writeFileSync(path, mbox("Subject: one\n\nfirst", bounce, "Subject: three\n\nlast"));
    expect(await read()).toBe(3);
    expect(seen.map((text) => text.trim())).toEqual(["Subject: one\n\nfirst", bounce.trim(), "Subject: three\n\nlast"]);
    expect(readdirSync(folder)).toEqual([]);
    expect(await read()).toBe(0);
  });

  it("may hold `From ` in a message: after a line, or quoted", async () => {
    writeFileSync(path, mbox("Subject: a\n\nhello\nFrom here on\n\n>From you\n\n>>From me\n> From them"));
    expect(await read()).toBe(1);
    expect(seen[0]?.trimEnd()).toBe("Subject: a\n\nhello\nFrom here on\n\nFrom you\n\n>From me\n> From them");
  });

  it("keeps octets beyond ASCII, and reads lines that end as in mail", async () => {
    const text = readFileSync("tests/golden/dsn/utf-8-unknown-user.eml", "utf8");
    writeFileSync(path, mbox(text, text).replaceAll("\n", "\r\n"));
    const reports: unknown[] = [];
    const count = await readBounceMailbox(path, async (raw) => void reports.push(await readDsn(raw)), {
      now: testNow,
      report,
    });
    expect(count).toBe(2);
    expect(reports).toEqual([await readDsn(Buffer.from(text)), await readDsn(Buffer.from(text))]);
    expect(JSON.stringify(reports)).toContain("andré@example.net");
  });

  it("is out of the way of whoever delivers while it is read", async () => {
    writeFileSync(path, mbox("one"));
    const deliver = () => writeFileSync(path, mbox("meanwhile"));
    await readBounceMailbox(path, deliver, { now: testNow, report });
    expect(existsSync(taken())).toBe(false);
    expect(await read()).toBe(1);
    expect(seen.map((text) => text.trim())).toEqual(["meanwhile"]);
  });

  it("is still there while its last message is handled: whoever dies reads it again", async () => {
    writeFileSync(path, mbox("one"));
    await readBounceMailbox(path, () => expect(existsSync(taken())).toBe(true), { now: testNow, report });
    expect(faults).toEqual([]);
  });

  it.each([true, false])("left by who died is read first (new mail: %s)", async (hasNew) => {
    writeFileSync(taken(), mbox("left"));
    if (hasNew) writeFileSync(path, mbox("new"));
    expect(await read()).toBe(hasNew ? 2 : 1);
    expect(seen.map((text) => text.trim())).toEqual(hasNew ? ["left", "new"] : ["left"]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("goes on after a message that cannot be handled, and tries it once more", async () => {
    writeFileSync(path, mbox("bad", "good"));
    expect(await read()).toBe(1);
    expect(faults).toEqual(["cannot be handled"]);
    expect(readdirSync(folder)).toEqual(["mailbox.reading"]);
    writeFileSync(path, mbox("new"));
    expect(await read()).toBe(2);
    expect(seen.map((text) => text.trim())).toEqual(["bad", "good", "bad", "good", "new"]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leaves out what is too large for a bounce", async () => {
    writeFileSync(path, mbox("one", tooLarge, "two"));
    expect(await read()).toBe(2);
    expect(seen.map((text) => text.trim())).toEqual(["one", "two"]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is left to its owner while it is empty", async () => {
    writeFileSync(path, "");
    expect(await read()).toBe(0);
    expect(readdirSync(folder)).toEqual(["mailbox"]);
  });

  it("is not what another file is, which stays", async () => {
    writeFileSync(path, "SQLite format 3\0");
    await expect(read()).rejects.toThrow("no mailbox");
    writeFileSync(taken(), "Fro");
    rmSync(path);
    await expect(read()).rejects.toThrow("no mailbox");
    expect(readFileSync(taken(), "utf8")).toBe("Fro");
    expect(seen).toEqual([]);
  });
});
