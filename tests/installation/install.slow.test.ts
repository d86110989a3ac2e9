import { factorCode } from "#app/domain/second-factor/totp.server.ts";
import { systemClock } from "#app/domain/time/system-clock.server.ts";
import { Sqlite } from "#db/driver.server.ts";
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Mailbox, openMailbox } from "../support/mailbox.ts";
import { type CleanRoot, openCleanRoot, whyNoCleanRoot } from "./clean-root.ts";
import { startLoad } from "./load.ts";
import { type Step, stepsUnder } from "./readme-steps.ts";
import { Visitor } from "./visitor.ts";

const site = "week.example";
const operator = `you@${site}`;
const organiser = "casa@example.org";
const why = whyNoCleanRoot();
// With this setting the test must run, not be skipped.
if (why && process.env["REQUIRE_INSTALLATION"]) throw new Error(`the README's installation cannot be followed: ${why}`);
if (why) process.stderr.write(`The README's installation is not followed here: ${why}.\n`);

let root: CleanRoot;
let mailbox: Mailbox;
beforeAll(async () => {
  if (why) return;
  for (const port of [80, 443, 3000]) await requireFreePort(port);
  mailbox = await openMailbox();
  root = await openCleanRoot();
  layOrigin();
}, 240_000);
afterAll(async () => {
  if (why) return;
  root.close();
  await mailbox.close();
});

/**
 * Check that a port is free: the installation uses the usual ports of a machine.
 * @throws Error when another program listens
 */
function requireFreePort(port: number): Promise<void> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", () => reject(new Error(`another program listens on port ${port}`)));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve()));
  });
}

const origin = "/var/origin";
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.org", ...args], {
    cwd: root.path(origin),
    stdio: "pipe",
  });

/** Make the repository to clone, from the present files of this folder that git tracks. */
function layOrigin(): void {
  mkdirSync(root.path(origin));
  git("init", "-q");
  const files = execFileSync("git", ["ls-files", "-z"])
    .toString()
    .split("\0")
    .filter((file) => existsSync(file));
  execFileSync("tar", ["-cf", join(root.path(origin), ".all.tar"), "--null", "-T", "-"], { input: files.join("\0") });
  execFileSync("tar", ["-xf", ".all.tar"], { cwd: root.path(origin) });
  rmSync(join(root.path(origin), ".all.tar"));
  git("add", "-A");
  git("commit", "-qm", "The release of today");
}

/** Fill in what the README leaves to its reader: the address to clone, and the mail server. */
const ownWords = (script: string) =>
  script.replace("ADDRESS", origin).replace("smtp://user:password@mail.example:587", mailbox.url);

async function follow(steps: readonly Step[]): Promise<string> {
  let said = "";
  for (const step of steps) {
    const done = await root.run({ ...step, script: ownWords(step.script) });
    said += done.said;
    if (done.code !== 0) throw new Error(`${step.user}: ${step.script}\n${done.said}`);
  }
  return said;
}

/** Wait until the service answers after its start. */
async function answering(path: string): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    const status = await new Visitor(site).get(path).then(
      (page) => page.status,
      () => 0,
    );
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no answer: ${readFileSync(root.path("/var/log/welcome-week.log"), "utf8")}`);
}

async function mailTo(address: string, shape: RegExp): Promise<string> {
  for (let turn = 0; turn < 600; turn += 1) {
    const found = mailbox.mails
      .filter((mail) => mail.to === address)
      .flatMap((mail) => shape.exec(mail.parsed.text ?? "")?.[1] ?? [])
      .at(-1);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail to ${address} says ${shape}`);
}

const databaseFile = "/var/lib/welcome-week/welcome-week.sqlite";
function query<T>(sql: string): T {
  const db = new Sqlite(root.path(databaseFile));
  try {
    const found = db.prepare(sql);
    return (found.reader ? found.get() : found.run()) as T;
  } finally {
    db.close();
  }
}

const code = /^ {4}([2-9A-Z]{8})$/m;
async function signedIn(email: string): Promise<Visitor> {
  const visitor = new Visitor(site);
  await visitor.post("/en/sign-in", { email });
  const redeemed = await visitor.post("/en/sign-in/code", { code: await mailTo(email, code) });
  expect(redeemed.location).toBe("/en/workspaces");
  return visitor;
}

const day = (after: number) => new Date(systemClock() + after * 86_400_000).toISOString().slice(0, 10);

describe.skipIf(why !== null)("the README's installation, line by line", () => {
  let coordinator: Visitor;
  const clerk = new Visitor(site);

  it("has units and settings of nginx that are well-formed", () => {
    const unit = join(root.path("/tmp"), "welcome-week.service");
    const own = readFileSync(".docs/welcome-week.service", "utf8");
    writeFileSync(unit, own.replace("/srv/welcome-week/current", "/").replace("/usr/bin/node", process.execPath));
    execFileSync("systemd-analyze", ["verify", "--man=no", unit], { stdio: "pipe" });
  });

  it("ends with a server that answers by TLS, and with a test mail", { timeout: 900_000 }, async () => {
    const steps = stepsUnder("Put it on a small server");
    expect(steps.map(({ user }) => user)).toEqual(["root", "welcome-week", "root", "welcome-week"]);
    const last = steps.pop();
    await follow(steps);
    await answering("/readyz");
    // The DNS records of the example domain are not right, so `doctor` ends with 1.
    const [before = "", doctor = ""] = (last?.script ?? "").split(/^(?=npm run cli -- doctor)/m);
    await follow([{ user: "welcome-week", script: before }]);
    const examined = await root.run({ user: "welcome-week", script: `cd /srv/welcome-week/current\n${doctor}` });
    expect(examined.said).toMatch(/ok {4}\/var\/lib\/welcome-week\/welcome-week\.sqlite: only its owner can read it/);
    expect(examined.said).toMatch(/ok {4}\.env: only its owner can read it/);
    expect(
      examined.said.split("\n").filter((line) => /^FAIL/.test(line) && !/SPF|DMARC|DKIM|DNS|MX|domain/.test(line)),
    ).toEqual([]);
    expect(mailbox.mails.some((mail) => mail.to === operator)).toBe(true);
    const files = ["/srv/welcome-week/.env", databaseFile].map((path) => statSync(root.path(path)).mode & 0o777);
    expect(files).toEqual([0o600, 0o600]);
    expect(readFileSync(root.path("/var/log/welcome-week.log"), "utf8")).toContain(
      "listening on 127.0.0.1:3000, for https://week.example",
    );
  });

  it("is sent on from plain HTTP, but for what asks for a certificate", async () => {
    const plainly = (path: string) => new Visitor(site, "http").get(path);
    expect(await plainly("/en")).toMatchObject({ status: 301, location: `https://${site}/en` });
    expect(await plainly("/.well-known/acme-challenge/none")).toMatchObject({ status: 404 });
  });

  it("leads to the first published event", { timeout: 240_000 }, async () => {
    coordinator = await signedIn(operator);
    await coordinator.post("/en/coordinate/second-factor", { intent: "begin" });
    const { secret } = query<{ secret: string }>("select secret from second_factor");
    const proof = { intent: "confirm", code: factorCode(secret, systemClock()) };
    expect((await coordinator.post("/en/coordinate/second-factor", proof)).html).toContain("recovery-codes");
    const names = Object.fromEntries(["en", "fr", "es", "pt", "ar"].map((language) => [`names.${language}`, "Week"]));
    const days = { startsOn: day(20), endsOn: day(29), submitUntil: day(19) };
    const edition = { intent: "save", code: "week", state: "open", ...names, ...days };
    expect((await coordinator.post("/en/coordinate/secretariat/editions", edition)).status).toBe(303);

    const { id: cityId } = query<{ id: string }>("select id from city where name = 'Lisboa'");
    const about = {
      kind: "civil_society",
      cityId,
      name: "Casa do Bairro",
      proof: "https://casa.example",
      email: organiser,
    };
    await clerk.post("/en/register", about);
    await clerk.post("/en/sign-in/code?for=register", { code: await mailTo(organiser, code) });
    const { id: organisationId } = query<{ id: string }>("select id from organisation");
    const page = `/en/coordinate/organisations/${organisationId}`;
    const version = /name="version" value="([^"]+)"/.exec((await coordinator.get(page)).html)?.[1] ?? "";
    expect((await coordinator.post(page, { intent: "decide", decision: "verify", version, reason: "" })).status).toBe(
      303,
    );

    const header = "external_id,title,summary,language,theme,format,city,country,start,end,organisation";
    const row = `1,Jantar de vizinhos,Um jantar,pt,solidarity,community_meal,Lisboa,PT,${day(21)}T19:00,${day(21)}T21:00,Casa do Bairro`;
    writeFileSync(root.path("/tmp/events.csv"), `${header}\n${row}\n`);
    const enter = "cd /srv/welcome-week/current && npm run cli -- import events /tmp/events.csv";
    await follow([{ user: "welcome-week", script: enter }]);
    const { id, revision } = query<{ id: string; revision: number }>("select id, revision from event");
    const decision = { intent: "decide", decision: "approve", revision: String(revision), reason: "" };
    expect((await coordinator.post(`/en/coordinate/events/${id}`, decision)).status).toBe(303);
    expect((await new Visitor(site).get("/pt/programme")).html).toContain("Jantar de vizinhos");
  });

  it("is updated with a migration while it answers; only the start anew refuses", { timeout: 900_000 }, async () => {
    addMigration();
    const { slug } = query<{ slug: string }>("select slug from event");
    const assets = readdirSync(root.path("/srv/welcome-week/current/build/client/assets"));
    const script = `/assets/${assets.find((name) => name.endsWith(".js"))}`;
    const table = [
      "--x",
      'Content-Disposition: form-data; name="intent"',
      "",
      "check",
      "--x",
      'Content-Disposition: form-data; name="file"; filename="a.csv"',
      "",
      "a,b",
      "--x--",
      "",
    ].join("\r\n");
    const load = startLoad("http://127.0.0.1:3000", [
      { path: "/pt/programme" },
      { path: `/pt/events/${slug}` },
      { path: `/pt/programme?q=jantar&x=${Math.random()}` },
      { path: script },
      { path: "/calendar/pt.ics" },
      { path: "/feed/pt.atom?theme=solidarity" },
      { path: "/api/v1/events" },
      { path: `/events/${slug}/preview.jpg` },
      { path: "/readyz" },
      {
        path: "/en/sign-in",
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: `https://${site}` },
        body: "email=nobody",
      },
      {
        path: "/en/organise/import",
        method: "POST",
        headers: {
          "Content-Type": "multipart/form-data; boundary=x",
          Origin: `https://${site}`,
          Cookie: clerk.cookies,
        },
        body: table,
      },
    ]);
    const [build, restart] = stepsUnder("Update it");
    if (!build || !restart) throw new Error("the README does not say how to update");
    // Delete today's backup, which was made before there was content; the server makes another one when it starts.
    for (const name of copies()) rmSync(root.path(`/var/backups/welcome-week/${name}`));
    await follow([build]);
    const stopped = performance.now();
    await follow([restart]);
    await answering("/readyz");
    const started = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { count, refused } = await load.stop();
    expect(count).toBeGreaterThan(100);
    expect(
      refused.filter(
        ({ at, how }) =>
          at < stopped || at > started || !["ECONNREFUSED", "ECONNRESET", "socket hang up"].includes(how),
      ),
    ).toEqual([]);
    expect(query("select count(*) as count from installation_test")).toEqual({ count: 0 });
    expect((await fetch(`http://127.0.0.1:3000${script}`)).status).toBe(200);
    expect((await coordinator.get("/en/coordinate")).status).toBe(200);
  });

  it("is put back as a copy has it", { timeout: 240_000 }, async () => {
    for (let turn = 0; turn < 300 && copies().length === 0; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    query("update event_text set title = 'Another title'");
    await follow(stepsUnder("Put a copy back"));
    await answering("/readyz");
    expect((await new Visitor(site).get("/pt/programme")).html).toContain("Jantar de vizinhos");
  });
});

const copies = () => readdirSync(root.path("/var/backups/welcome-week")).filter((name) => name.endsWith(".sqlite"));

/** Add a migration to the next release. */
function addMigration(): void {
  const folder = join(root.path(origin), "db/migrations");
  const journalFile = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8")) as { entries: { idx: number; when: number }[] };
  const last = journal.entries.at(-1);
  if (!last) throw new Error("there are no migrations");
  const tag = `${String(last.idx + 1).padStart(4, "0")}_installation-test`;
  writeFileSync(join(folder, `${tag}.sql`), "CREATE TABLE `installation_test` (`id` integer);\n");
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1_000, tag } as never);
  writeFileSync(journalFile, JSON.stringify(journal));
  appendFileSync(join(root.path(origin), "README.md"), "\n");
  git("add", "-A");
  git("commit", "-qm", "The release of tomorrow");
}
