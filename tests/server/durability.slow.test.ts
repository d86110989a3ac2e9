import { writableOf } from "#app/domain/changes/writable.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { listTexts, setText, touchEvent } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { writeTransaction } from "#db/client.server.ts";
import { execFileSync } from "node:child_process";
import { mkdtempSync, statfsSync, writeFileSync } from "node:fs";
import { Agent, get as httpGet } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { testNow } from "../support/clock.ts";
import { dateInput, type MadeEvent, makeEvent, openWeek } from "../support/factories.ts";
import { builtWorker, freePort, run, stopAll } from "../support/process.ts";
import { openRawServer } from "../support/raw-smtp.ts";

const folders: (() => void)[] = [];
afterEach(() => {
  stopAll();
  for (const undo of folders.splice(0)) undo();
});
const newFolder = () => mkdtempSync(join(tmpdir(), "week-"));

/** The server process uses the system clock, so the edition is two years from now. */
const year = new Date().getUTCFullYear() + 2;

/** Make a database file with an edition and one event with many seats. */
function fileWith(folder: string): { file: string; event: MadeEvent } {
  const db = openWeek();
  db.$client
    .prepare("update edition set starts_on = ?, ends_on = ?, submit_until = ?")
    .run(`${year}-12-01`, `${year}-12-31`, `${year}-12-01`);
  const day = `${year}-12-18`;
  const event = makeEvent(db, { dates: [dateInput(`${day}T19:00`, `${day}T22:00`, 100_000)] });
  const file = join(folder, "week.sqlite");
  db.$client.prepare("vacuum into ?").run(file);
  db.$client.close();
  return { file, event };
}

async function startProcess(file: string, more: Record<string, string> = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const process = run(["build/server/main.js"], {
    PORT: String(port),
    APP_ORIGIN: url,
    DATABASE_FILE: file,
    UPLOADS_DIR: newFolder(),
    SESSION_SECRET: "x".repeat(32),
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "week@week.test",
    NODE_ENV: "production",
    ...more,
  });
  await process.hasSaid("listening on");
  return { url, ...process };
}

/** Sign up like a browser without scripts: read the form, then send it. */
async function signUpAt(url: string, event: MadeEvent, email = ""): Promise<Response> {
  const form = await (await fetch(`${url}/en/events/${event.slug}/join`)).text();
  const requestId =
    /name="requestId"[^>]*value="([^"]+)"/.exec(form)?.[1] ??
    /value="([^"]+)"[^>]*name="requestId"/.exec(form)?.[1] ??
    "";
  const body = new URLSearchParams({
    requestId,
    dateId: event.dateIds[0] ?? "",
    partySize: "1",
    nickname: "Sol",
    email,
  });
  return fetch(`${url}/en/events/${event.slug}/join`, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { Origin: url },
  });
}

/** Rounds of two killed processes; `.ci/run` asks for more. */
const rounds = Number(process.env["DURABILITY_ROUNDS"] ?? 8);

describe("killed in the middle of writing, again and again", () => {
  it("the file is whole each time, and everybody who was told of a seat has it", { timeout: 240_000 }, async () => {
    const { file, event } = fileWith(newFolder());
    const told: string[] = [];
    const worker = builtWorker("durability-worker");
    for (let round = 0; round < rounds; round += 1) {
      const two = [1, 2].map(() => run([worker, file, event.slug, event.dateIds[0] ?? ""], {}));
      // Kill each process somewhere in its work, after its first line.
      await Promise.all(two.map(({ hasSaid }) => hasSaid("\n")));
      for (const { child } of two) child.kill("SIGKILL");
      const ended = await Promise.all(two.map(({ ended }) => ended));
      for (const { out, err } of ended) {
        expect(err).toBe("");
        // The last line may be incomplete and does not count.
        told.push(...out.split("\n").slice(0, -1));
      }
      const db = openDatabase(file);
      expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
      db.$client.close();
    }
    const db = openDatabase(file);
    const pages = new Set(db.$client.prepare("select token from attendee_page").pluck().all());
    expect(told.length).toBeGreaterThanOrEqual(2 * rounds);
    expect(told.filter((token) => !pages.has(token))).toEqual([]);
    expect(db.$client.pragma("foreign_key_check")).toEqual([]);
    db.$client.close();
  });
});

const canMount = (() => {
  try {
    const folder = newFolder();
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "ignore" });
    execFileSync("umount", [folder]);
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!canMount)(
  canMount ? "on a full disk" : "on a full disk (skipped: no tmpfs may be mounted here)",
  () => {
    it("a form comes back with what was typed and says so, pages are read, and nothing that was told is lost", {
      timeout: 120_000,
    }, async () => {
      const folder = newFolder();
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", folder]);
      folders.push(() => execFileSync("umount", ["-l", folder]));
      const { file, event } = fileWith(folder);
      const server = await startProcess(file);
      const { status, headers } = await signUpAt(server.url, event, "before@example.org");
      const mine = headers.get("location") ?? "";
      expect([status, mine]).toEqual([303, expect.stringContaining("/en/my/")]);
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(join(folder, "filler"), Buffer.alloc(bavail * bsize));
      const refusals = [];
      for (let turn = 0; turn < 3; turn += 1) {
        const answer = await signUpAt(server.url, event, `typed${turn}@example.org`);
        refusals.push(answer.status);
        const html = await answer.text();
        expect(html).toContain("Our storage is full");
        expect(html).toContain(`value="typed${turn}@example.org"`);
      }
      expect(refusals).toEqual([507, 507, 507]);
      for (const path of ["/ar", `/pt/events/${event.slug}`, mine, "/fr/programme?q=baile", "/calendar/fr.ics"])
        expect([path, (await fetch(`${server.url}${path}`)).status]).toEqual([path, 200]);
      expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
      // After space is freed, the server continues by itself.
      writeFileSync(join(folder, "filler"), "");
      expect((await signUpAt(server.url, event, "after@example.org")).status).toBe(303);
      server.child.kill("SIGTERM");
      expect((await server.ended).code).toBe(0);
      const db = openDatabase(file);
      expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
      expect(db.$client.prepare("select count(*) from sign_up").pluck().get()).toBe(2);
      db.$client.close();
    });
  },
);

describe("told to stop", () => {
  it("finishes what began, takes nothing new, and ends in time; a mail on its way counts as unknown", {
    timeout: 60_000,
  }, async () => {
    // A mail server that receives a message and never confirms it.
    let hasAll: () => void = () => undefined;
    const isOnItsWay = new Promise<void>((resolve) => {
      hasAll = resolve;
    });
    const smtp = await openRawServer(({ step }) => {
      if (step !== "end") return undefined;
      hasAll();
      return new Promise(() => undefined);
    });
    const { file, event } = fileWith(newFolder());
    const server = await startProcess(file, { SMTP_URL: smtp.url });
    expect((await signUpAt(server.url, event, "guest@example.org")).status).toBe(303);
    await isOnItsWay;
    const load = Array.from({ length: 40 }, (_, turn) => signUpAt(server.url, event, `load${turn}@example.org`));
    const begun = await Promise.race(load);
    expect(begun.status).toBe(303);
    const start = performance.now();
    server.child.kill("SIGTERM");
    const outcomes = await Promise.allSettled(load);
    const { code, err } = await server.ended;
    expect([code, err]).toEqual([0, ""]);
    expect(performance.now() - start).toBeLessThan(10_000);
    await expect(fetch(server.url)).rejects.toThrow();
    const db = openDatabase(file);
    const told = outcomes.filter((outcome) => outcome.status === "fulfilled" && outcome.value.status === 303);
    // Attendees who were answered have a seat; the others were refused.
    expect(db.$client.prepare("select count(*) from sign_up").pluck().get()).toBe(told.length + 1);
    // The mail in flight keeps its words, so that it is repeated under the same Message-ID after the next start.
    const inHand = db.$client
      .prepare("select state from outbox where mail is not null and lease_until is not null")
      .pluck()
      .all();
    expect(inHand).toContain("queued");
    expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
    db.$client.close();
    await smtp.close();
  });
});

describe("two processes on one file, and a third that writes", () => {
  it("no page or feed is older than the last change before it was asked for", { timeout: 120_000 }, async () => {
    const { file, event } = fileWith(newFolder());
    const servers = await Promise.all([startProcess(file), startProcess(file)]);
    const db = openDatabase(file);
    db.$client.pragma("busy_timeout = 60000");
    let written = 0;
    const write = () =>
      writeTransaction(db, (tx) => {
        const [text] = listTexts(tx, event.eventId);
        if (!text) throw new Error("no text");
        setText(writableOf(tx), {
          ...text,
          eventId: event.eventId,
          title: `change ${written + 1}.`,
          updatedAt: testNow,
        });
        touchEvent(tx, event.eventId, testNow);
        raiseProgrammeVersion(tx);
      });
    const agent = new Agent({ keepAlive: true });
    const ask = (url: string) =>
      new Promise<string>((resolve, reject) => {
        httpGet(url, { agent }, async (answer) => {
          let text = "";
          for await (const part of answer) text += String(part);
          resolve(text);
        }).once("error", reject);
      });
    const paths = [`/pt/events/${event.slug}`, "/pt/programme", `/api/v1/events/${event.slug}`];
    let asked = 0;
    const stale: string[] = [];
    const read = async (url: string, path: string) => {
      while (written < 150) {
        const least = written;
        const seen = Number(/change (\d+)\./.exec(await ask(`${url}${path}`))?.[1]);
        asked += 1;
        if (!(seen >= least)) stale.push(`${path} said ${seen} after ${least}`);
      }
    };
    const readers = servers.flatMap(({ url }) => paths.map((path) => read(url, path)));
    while (written < 150) {
      write();
      written += 1;
      // Some pages are made between two changes, others across one.
      await ask(`${servers[written % 2]?.url}/healthz`);
    }
    await Promise.all(readers);
    expect(stale).toEqual([]);
    expect(asked).toBeGreaterThan(100);
    agent.destroy();
    db.$client.close();
  });
});
