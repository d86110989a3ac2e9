import { type Surroundings, examine } from "#app/cli/doctor.ts";
import { alignmentOf } from "#app/cli/doctor/alignment.ts";
import { checkBounceMailbox } from "#app/cli/doctor/check-bounces.ts";
import { checkFolder } from "#app/cli/doctor/check-folder.ts";
import { checkZones } from "#app/cli/doctor/check-zones.ts";
import { lineOf } from "#app/cli/doctor/finding.ts";
import { sendTestMail } from "#app/cli/doctor/send-test-mail.ts";
import { minutes, plus } from "#app/domain/time/zoned-time.ts";
import { openDatabase } from "#db/client.server.ts";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../support/clock.ts";
import { demoDatabase, testDatabase } from "../support/database.ts";
import { makeEvent } from "../support/factories.ts";
import { openMailbox } from "../support/mailbox.ts";
import { openNameServer, resolverAt, type Zone } from "../support/name-server.ts";
import { run, stopAll } from "../support/process.ts";

let image: Buffer;
let keyFile: string;
let publicKey: string;
beforeAll(() => {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  keyFile = join(mkdtempSync(join(tmpdir(), "week-")), "dkim.pem");
  writeFileSync(keyFile, pair.privateKey.export({ type: "pkcs8", format: "pem" }));
  publicKey = createPublicKey(pair.publicKey.export({ type: "spki", format: "pem" }))
    .export({ type: "spki", format: "der" })
    .toString("base64");
  const made = join(mkdtempSync(join(tmpdir(), "week-")), "demo.sqlite");
  demoDatabase().$client.prepare("vacuum into ?").run(made);
  image = readFileSync(made);
});

let folder: string;
let file: string;
const open: { close: () => unknown }[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "week-"));
  file = join(folder, "week.sqlite");
  writeFileSync(file, image);
});
afterEach(async () => {
  stopAll();
  for (const server of open.splice(0).reverse()) await server.close();
});

const silentPort = 1;
const later = plus(testNow, minutes(1));
const demo = () => ({
  DATABASE_FILE: file,
  UPLOADS_DIR: join(folder, "uploads"),
  SESSION_SECRET: "x".repeat(32),
  DEMO: "1",
});
const production = (more: Record<string, string> = {}) => ({
  ...demo(),
  DEMO: "0",
  SMTP_URL: "smtp://us:pass-word@127.0.0.1:1",
  MAIL_FROM: "week@week.test",
  ...more,
});
async function linesOf(environment: Record<string, string>, more: Partial<Surroundings> = {}): Promise<string[]> {
  const surroundings = { dns: resolverAt(silentPort), clock: () => later, ...more };
  const findings = await examine({ ...surroundings, environment: environment as unknown as NodeJS.ProcessEnv });
  return findings.map(lineOf);
}
const about = (lines: readonly string[], words: string) => lines.filter((line) => line.includes(words));
const failed = (lines: readonly string[]) => lines.filter((line) => line.startsWith("FAIL"));

describe("npm run cli -- doctor", () => {
  const cli = (env: Record<string, string>) => run(["build/server/cli.js", "doctor"], env).ended;
  // A new database, because the system clock may be far from the times in the demonstration.
  beforeEach(() => {
    file = join(folder, "new.sqlite");
    testDatabase().$client.prepare("vacuum into ?").run(file);
  });

  it("ends with 0 where nothing fails, a line for each thing", async () => {
    const { code, out, err } = await cli(demo());
    expect([code, err]).toEqual([0, ""]);
    expect(out.trim().split("\n")).toEqual(
      [
        /^ok {4}settings: complete$/,
        /^ok {4}database: .*new\.sqlite$/,
        /^ok {4}quick_check: the file is whole$/,
        /^ok {4}migrations: all applied$/,
        /^ok {4}clock: \d{4}-\d\d-\d\dT[\d:.]+Z$/,
        /^ok {4}texts: no lost characters$/,
        /^warn {2}who runs this: not said yet: legal, /,
        /^ok {4}mail queue: no mail is kept by a refusal$/,
        /^(?:ok {2}|warn) {2}folder of DATABASE_FILE: .* MB free/,
        /^warn {2}.*new\.sqlite: others on this machine can read it: chmod 600/,
        /^(?:ok {2}|warn) {2}folder of UPLOADS_DIR: .* MB free/,
        /^warn {2}BACKUP_DIR: is not set: nothing is copied at night/,
        /^ok {4}TRUST_PROXY: 0 in front$/,
        /^ok {4}time zones: data 20/,
        /^ok {4}mail: the demonstration keeps it here, at \/dev\/mail$/,
      ].map((shape) => expect.stringMatching(shape) as string),
    );
  });

  it("ends with 1 where something fails, looks at the rest all the same, and tells no secret", async () => {
    const { code, out, err } = await cli(production({ SESSION_SECRET: "short-secret", SMTP_URL: "pass-word" }));
    expect([code, err]).toEqual([1, "To be put right: 2.\n"]);
    expect(out).toContain("FAIL  settings: SESSION_SECRET must be at least 32 characters each\n");
    expect(out).toContain("FAIL  settings: SMTP_URL must begin with smtp:// or smtps://\n");
    expect(out).toContain("ok    quick_check: the file is whole\n");
    expect(out).toContain("warn  mail: not looked at before the settings are right\n");
    expect(out).not.toMatch(/short-secret|pass-word/);
  });
});

describe("the database", () => {
  it("is not made by looking for it", async () => {
    const missing = join(folder, "none", "week.sqlite");
    const lines = await linesOf({ ...demo(), DATABASE_FILE: missing });
    expect(failed(lines)).toEqual([
      `FAIL  database: ${missing} is not there: look at DATABASE_FILE, or make it with npm run cli -- migrate`,
    ]);
    expect(existsSync(join(folder, "none"))).toBe(false);
  });

  it("is no list of groceries", async () => {
    writeFileSync(file, "milk, bread, ".repeat(100));
    expect(failed(await linesOf(demo()))).toEqual([
      `FAIL  database: cannot open the database ${file}: file is not a database; put a copy back if it is damaged`,
    ]);
  });

  it("lacks a migration, which is said and not applied", async () => {
    const { length } = readMigrationFiles({ migrationsFolder: "db/migrations" });
    const empty = join(folder, "empty.sqlite");
    openDatabase(empty).$client.exec("create table shopping (what text)");
    const lines = await linesOf({ ...demo(), DATABASE_FILE: empty });
    expect(failed(lines)).toEqual([
      `FAIL  migrations: not applied: ${length}; run npm run cli -- migrate, or start the server`,
    ]);
    expect(about(lines, "clock")).toEqual([]);
    const tables = openDatabase(empty).$client.prepare("select count(*) as c from sqlite_master").get();
    expect(tables).toEqual({ c: 1 });
  });

  it("is damaged in the middle", async () => {
    const damaged = Buffer.from(image);
    damaged.fill(0xff, damaged.length - 40_960);
    writeFileSync(file, damaged);
    const lines = failed(await linesOf(demo()));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/^FAIL {2}(quick_check|database): .*put a copy back/);
  });

  it("holds texts with characters that were lost, and where", async () => {
    const db = openDatabase(file);
    const { id } = db.$client.prepare("select id from city limit 1").get() as { id: string };
    db.$client.prepare("update city set name = ? where id = ?").run("Sa\ufffd\ufffdo", id);
    db.$client.prepare("update city_text set name = ? where city_id = ? and language = 'fr'").run("S\0o", id);
    db.$client.close();
    expect(about(await linesOf(demo()), "lost characters")).toEqual([
      `warn  texts: lost characters (U+FFFD) in city.name (1: ${id}); city_text.name (1: ${id}); write these texts again`,
    ]);
  });

  it("was written at a later time than the clock shows", async () => {
    const { at } = openDatabase(file).$client.prepare("select max(at) as at from audit_entry").get() as { at: number };
    const { mailed } = openDatabase(file)
      .$client.prepare("select max(max(created_at), max(coalesce(done_at, 0))) as mailed from outbox")
      .get() as { mailed: number };
    const newest = Math.max(at, mailed);
    const clockAt = (time: number) => () => time as typeof testNow;
    expect(about(await linesOf(demo(), { clock: clockAt(newest) }), "clock: ")[0]).toMatch(/^ok/);
    const behind = about(await linesOf(demo(), { clock: clockAt(newest - 1) }), "clock: ");
    expect(behind).toEqual([expect.stringMatching(/^FAIL {2}clock: it is .* set the clock/)]);
    openDatabase(file)
      .$client.prepare("update outbox set done_at = ?")
      .run(newest + 5_000);
    expect(about(await linesOf(demo(), { clock: clockAt(newest) }), "clock: ")[0]).toMatch(/^FAIL/);
  });
});

describe("a folder", () => {
  const withFree = async (bytes: number) => (await checkFolder("UPLOADS_DIR", folder, async () => bytes)).level;

  it("has room, little, or next to none", async () => {
    expect(await withFree(1_000_000_000)).toBe("ok");
    expect(await withFree(999_999_999)).toBe("warn");
    expect(await withFree(100_000_000)).toBe("warn");
    expect(await withFree(99_999_999)).toBe("FAIL");
  });

  it("that is not there yet is measured where it will be, and not made", async () => {
    const found = await checkFolder("UPLOADS_DIR", join(folder, "a", "b"));
    expect(found.words).toMatch(new RegExp(`^${folder}, \\d+ MB free`));
    expect(existsSync(join(folder, "a"))).toBe(false);
  });

  it("is no file, and nothing below one", async () => {
    for (const path of [file, join(file, "uploads")]) {
      const { level, words } = await checkFolder("UPLOADS_DIR", path);
      expect([level, words]).toEqual(["FAIL", `${file} is not a folder; look at UPLOADS_DIR`]);
    }
  });

  it("takes nothing when the disk says so", async () => {
    const refusing = async () => {
      throw Object.assign(new Error("no"), { code: "EACCES" });
    };
    const { level, words } = await checkFolder("UPLOADS_DIR", folder, refusing);
    expect([level, words]).toEqual(["FAIL", expect.stringContaining(`cannot write to ${folder} (EACCES)`)]);
  });
});

it("WALL-03: fails for each zone that the data get wrong", () => {
  const lines = checkZones(["Africa/Casablanca on 2027-07-01: UTC1 instead of UTC0", "another"]).map(lineOf);
  expect(lines[0]).toMatch(/^FAIL {2}time zones: data 20\w+ says Africa\/Casablanca .*; update the package/);
  expect(lines).toHaveLength(2);
  expect(checkZones().map((finding) => finding.level)).toEqual(["ok"]);
});

/** Records of a domain without faults. */
const goodZone = (): Zone => ({
  "week.test": { MX: ["mx.week.test"], TXT: ["v=spf1 ip4:192.0.2.1 -all", "something=else"] },
  "_dmarc.week.test": { TXT: ["v=DMARC1; p=none; rua=mailto:dmarc@week.test"] },
  "a._domainkey.week.test": { TXT: [`v=DKIM1; k=rsa; p=${publicKey}`] },
  "bounces.week.test": { MX: ["mx.week.test"], TXT: ["v=spf1 ip4:192.0.2.1 -all"] },
});
const allSet = () => ({
  ...production(),
  DKIM_DOMAIN: "week.test",
  DKIM_SELECTOR: "a",
  DKIM_KEY_FILE: keyFile,
  MAIL_BOUNCE_DOMAIN: "bounces.week.test",
  BOUNCE_MAILBOX: file,
});
async function mailLines(zone: Zone | "broken", environment: Record<string, string> = allSet()): Promise<string[]> {
  const server = await openNameServer(zone);
  open.push(server);
  const lines = await linesOf(environment, { dns: server.resolver });
  const first = lines.findIndex((line) => line.includes("mail server:"));
  return lines.slice(first + 1);
}
/** Return the troubles after these records have changed; null removes a name. */
async function troubles(
  changes: Record<string, Zone[string] | null>,
  environment: Record<string, string> = allSet(),
): Promise<string[]> {
  const zone = Object.entries({ ...goodZone(), ...changes }).filter(([, records]) => records !== null);
  const lines = await mailLines(Object.fromEntries(zone) as Zone, environment);
  return lines.filter((line) => !line.startsWith("ok"));
}

describe("the mail server", () => {
  const serverThat = async (password: string) => {
    const mailbox = await openMailbox({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) =>
        auth.password === password
          ? done(null, { user: "us" })
          : done(Object.assign(new Error(`no ${auth.username}, no ${auth.password}`), { responseCode: 535 })),
    });
    open.push(mailbox);
    return mailbox.url.replace("://", "://us-er:pass-word@");
  };

  it("lets us in, refuses us, or is not there; nothing of the login is told", async () => {
    const found = async (url: string) => about(await linesOf(production({ SMTP_URL: url })), "mail server:");
    expect(await found(await serverThat("pass-word"))).toEqual(["ok    mail server: connects and lets us in"]);
    const [refused = ""] = await found(await serverThat("another"));
    expect(refused).toMatch(/^FAIL .*refuses the login.*\(EAUTH 535\)$/);
    expect(refused).not.toMatch(/us-er|pass-word/);
    const [gone = ""] = await found("smtp://us-er:pass-word@127.0.0.1:1");
    expect(gone).toMatch(/^FAIL .*cannot be reached.*\(ESOCKET ECONNREFUSED\)$/);
    expect(gone).not.toMatch(/us-er|pass-word/);
  });
});

describe("a test mail", () => {
  const to = "amal@example.org";
  const environment = (url: string) => production({ SMTP_URL: url }) as unknown as NodeJS.ProcessEnv;

  it("goes to the address, and what the server answered is said", async () => {
    const mailbox = await openMailbox();
    open.push(mailbox);
    const finding = await sendTestMail(to, environment(mailbox.url));
    expect(lineOf(finding)).toMatch(/^ok {4}test mail: taken; the server answered: 250 /);
    expect(mailbox.newestTo(to).parsed.subject).toBe("A test of this site’s mail");
  });

  it("is refused, and it is said why and what to do", async () => {
    const mailbox = await openMailbox({
      onMailFrom: (_address, _session, done) =>
        done(Object.assign(new Error("5.7.60 not as this sender"), { responseCode: 550 })),
    });
    open.push(mailbox);
    expect(lineOf(await sendTestMail(to, environment(mailbox.url)))).toMatch(
      /^FAIL {2}test mail: not taken; the server answered: 550 5\.7\.60 not as this sender; it refuses our sender/,
    );
    expect((await sendTestMail("nobody", environment(mailbox.url))).level).toBe("FAIL");
    expect((await sendTestMail(to, demo() as unknown as NodeJS.ProcessEnv)).level).toBe("warn");
  });
});

describe("mail that is kept by a refusal", () => {
  it("is a failure, with its cause and what to do", async () => {
    const db = openDatabase(file);
    makeEvent(db);
    const refused = "update outbox set refusal = 'quota', refused_at = created_at, last_error = 'EENVELOPE 550'";
    db.$client.prepare(refused).run();
    db.$client.close();
    const lines = about(await linesOf(production()), "mail queue");
    expect(lines).toEqual([
      expect.stringMatching(/^FAIL {2}mail queue: the mail server refuses us \(quota, EENVELOPE 550; 1 kept.*limit/),
    ]);
  });
});

describe("the domain that mail comes from", () => {
  it("MAIL-08: answers, has SPF, DKIM and DMARC, all of one name", async () => {
    expect(await mailLines(goodZone())).toEqual([
      "ok    answers to week.test: MX",
      "ok    SPF of week.test: one record",
      "ok    DMARC of week.test: p=none at _dmarc.week.test",
      "ok    DKIM key at a._domainkey.week.test: is that of DKIM_KEY_FILE",
      "ok    DKIM_DOMAIN beside week.test: week.test is aligned",
      "ok    bounces to bounces.week.test: MX",
      "ok    SPF of bounces.week.test: one record",
      "ok    MAIL_BOUNCE_DOMAIN beside week.test: bounces.week.test is aligned",
      `ok    BOUNCE_MAILBOX: ${file}, an mbox`,
    ]);
  });

  it("does not exist, which is a failure, while nobody who could be asked is none", async () => {
    const unknown = await mailLines({}, production());
    expect(unknown.map((line) => line.split(":")[0])).toEqual([
      "FAIL  answers to week.test",
      "FAIL  SPF of week.test",
      "FAIL  DMARC of week.test",
      "warn  DKIM",
      "warn  BOUNCE_MAILBOX",
    ]);
    const refused = await mailLines("broken");
    expect(failed(refused)).toEqual([]);
    expect(about(refused, "could not ask the DNS (ESERVFAIL)")).toHaveLength(8);
    const unheard = await linesOf(allSet(), { dns: resolverAt(silentPort) });
    expect(failed(unheard).map((line) => line.split(":")[0])).toEqual(["FAIL  mail server"]);
    expect(unheard.filter((line) => /^warn.*could not ask the DNS \(E(CONNREFUSED|TIMEOUT)\)/.test(line))).toHaveLength(
      8,
    );
  });

  it("is reached by an address alone, or says that it takes no mail (RFC 7505)", async () => {
    const spf = { TXT: ["v=spf1 -all"] };
    expect(await troubles({ "week.test": { ...spf, A: ["192.0.2.1"] } })).toEqual([]);
    expect(await troubles({ "week.test": spf })).toEqual([
      expect.stringMatching(/^FAIL {2}answers .*no MX and no addr/),
    ]);
    expect(await troubles({ "week.test": { ...spf, MX: ["."], A: ["192.0.2.1"] } })).toEqual([
      expect.stringMatching(/^FAIL {2}answers .*takes no mail/),
    ]);
  });

  it("has exactly one SPF record", async () => {
    const MX = ["mx.week.test"];
    const [none] = await troubles({ "week.test": { MX, TXT: ["v=spf10 -all", "spf"] } });
    expect(none).toMatch(/^FAIL {2}SPF of week\.test: none; add/);
    const [two] = await troubles({ "week.test": { MX, TXT: ["v=spf1 -all", "V=SPF1 mx -all"] } });
    expect(two).toMatch(/^FAIL {2}SPF of week\.test: 2 records/);
  });

  it("has one DMARC record with a policy, its own or that of the domain above", async () => {
    const dmarc = (...TXT: string[]) => troubles({ "_dmarc.week.test": { TXT } });
    expect(await dmarc("v=DMARC1; rua=mailto:a@week.test")).toEqual([expect.stringMatching(/^FAIL .*has no policy/)]);
    expect(await dmarc("v=DMARC1; p=none", "v=DMARC1; p=reject")).toEqual([expect.stringMatching(/^FAIL .*2 records/)]);
    expect(await dmarc("v=DMARC1;p=Quarantine")).toEqual([]);
    expect(await dmarc("p=none")).toEqual([expect.stringMatching(/^FAIL {2}DMARC of week.test: none; add/)]);
    const below = { "mail.week.test": { MX: ["mx.week.test"], TXT: ["v=spf1 -all"] } };
    expect(await troubles(below, { ...allSet(), MAIL_FROM: "week@mail.week.test" })).toEqual([
      expect.stringMatching(/^warn {2}MAIL_BOUNCE_DOMAIN beside mail\.week\.test/),
    ]);
  });

  it("is looked at twice where news comes from another one", async () => {
    const found = await troubles({}, { ...allSet(), MAIL_FROM_NEWS: "news@news.example" });
    expect(found.map((line) => line.split(":")[0])).toEqual([
      "FAIL  answers to news.example",
      "FAIL  SPF of news.example",
      "FAIL  DMARC of news.example",
      "FAIL  DKIM_DOMAIN beside news.example",
      "FAIL  MAIL_BOUNCE_DOMAIN beside news.example",
    ]);
  });
});

describe("the key that mail is signed with", () => {
  const at = "a._domainkey.week.test";

  it("is the other half of that in the DNS, however it is written there", async () => {
    expect(await troubles({ [at]: { TXT: [`p=${publicKey.replace(/(.{100})/, "$1 ")};k=rsa`] } })).toEqual([]);
  });

  it("is another one, is revoked, is missing, or is there twice", async () => {
    const key = async (records: Zone[string] | null) => (await troubles({ [at]: records })).join("\n");
    const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "der" });
    const ours = `publish ours as TXT at ${at}: v=DKIM1; k=rsa; p=${publicKey}`;
    const wrong = `FAIL  DKIM key at ${at}: is not that of DKIM_KEY_FILE; ${ours}`;
    expect(await key({ TXT: [`v=DKIM1; p=${other.toString("base64")}`] })).toBe(wrong);
    expect(await key({ TXT: ["v=DKIM1; p="] })).toBe(wrong);
    expect(await key(null)).toContain(`FAIL  DKIM key at ${at}: none; publish it as TXT`);
    expect(await key({ TXT: ["hello"] })).toContain(": none; publish");
    expect(await key({ TXT: [`p=${publicKey}`, "p=abc"] })).toContain("2 records");
  });

  it("is of the domain that mail comes from, exactly where DMARC wants it so", async () => {
    const elsewhere = { "a._domainkey.week.example": { TXT: [`p=${publicKey}`] } };
    expect(await troubles(elsewhere, { ...allSet(), DKIM_DOMAIN: "week.example" })).toEqual([
      "FAIL  DKIM_DOMAIN beside week.test: week.example is not aligned; use the domain of the From address",
    ]);
    expect(await troubles({ "_dmarc.week.test": { TXT: ["v=DMARC1; p=none; aspf=s"] } })).toEqual([
      expect.stringMatching(/^FAIL {2}MAIL_BOUNCE_DOMAIN .*\(aspf=s\) is not aligned/),
    ]);
  });

  it.each([
    ["week.test", "week.test", true, "aligned"],
    ["week.test", "mail.week.test", false, "aligned"],
    ["mail.week.test", "week.test", false, "aligned"],
    ["mail.week.test", "week.test", true, "apart"],
    ["a.week.test", "b.week.test", false, "perhaps"],
    ["myweek.test", "week.test", false, "apart"],
    ["week.example", "week.test", false, "apart"],
  ] as const)("of %s beside %s (strict: %s) is %s", (a, b, isStrict, expected) => {
    expect(alignmentOf(a, b, isStrict)).toBe(expected);
  });
});

describe("what comes back", () => {
  it("needs somebody who takes it", async () => {
    expect(await troubles({ "bounces.week.test": { A: ["192.0.2.1"] } })).toEqual([
      expect.stringMatching(/^FAIL {2}bounces to bounces\.week\.test: no MX/),
      expect.stringMatching(/^FAIL {2}SPF of bounces\.week\.test: none/),
    ]);
  });

  it("lies in a maildir or an mbox, or nobody reads it", () => {
    const maildir = join(folder, "maildir");
    mkdirSync(join(maildir, "new"), { recursive: true });
    expect(checkBounceMailbox(maildir)).toMatchObject({
      level: "FAIL",
      words: expect.stringContaining(`cannot read ${join(maildir, "cur")} (ENOENT)`) as string,
    });
    mkdirSync(join(maildir, "cur"));
    expect(checkBounceMailbox(maildir)).toMatchObject({ level: "ok", words: `${maildir}, a maildir` });
    expect(checkBounceMailbox(join(folder, "none"))).toMatchObject({ level: "FAIL" });
    expect(checkBounceMailbox(undefined)).toMatchObject({ level: "warn" });
  });
});
