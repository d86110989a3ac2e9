import { createServer } from "node:net";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { freePort, run, stopAll } from "../support/process.ts";

afterEach(stopAll);

const folder = () => mkdtempSync(join(tmpdir(), "week-"));
const settings = (overrides: Record<string, string> = {}) => ({
  PORT: "0",
  DATABASE_FILE: join(folder(), "week.sqlite"),
  UPLOADS_DIR: join(folder(), "uploads"),
  SESSION_SECRET: "x".repeat(32),
  SMTP_URL: "smtp://127.0.0.1:1",
  MAIL_FROM: "week@week.test",
  ...overrides,
});
const server = (env: Record<string, string>) => run(["build/server/main.js"], env);
const lines = (text: string) => text.trim().split("\n");

describe("a server that cannot start says why in a line, and no more", () => {
  it("for each setting that is missing", async () => {
    const { code, out, err } = await server({}).ended;
    expect([code, out]).toEqual([1, ""]);
    expect(lines(err)).toEqual([
      "SESSION_SECRET is missing: one or more long random texts, separated by commas, the newest first",
      "SMTP_URL is missing: without a mail server nobody could sign in",
      "MAIL_FROM is missing: the address mail comes from",
    ]);
  });

  it("for each setting that is wrong", async () => {
    const wrong = {
      PORT: "eighty",
      SESSION_SECRET: "short",
      APP_ORIGIN: "https://week.test/path",
      DEFAULT_LANGUAGE: "de",
      LOG_LEVEL: "loud",
      SMTP_URL: "mail",
      DKIM_KEY_FILE: join(folder(), "none.pem"),
    };
    const { code, err } = await server(settings(wrong)).ended;
    expect(code).toBe(1);
    expect(lines(err).map((line) => line.split(" ")[0])).toEqual([
      "PORT",
      "APP_ORIGIN",
      "SESSION_SECRET",
      "SMTP_URL",
      "DKIM_KEY_FILE",
      "DEFAULT_LANGUAGE",
      "LOG_LEVEL",
    ]);
  });

  it("when the demonstration could reach the world", async () => {
    const { err } = await server(settings({ DEMO: "1", HOST: "0.0.0.0" })).ended;
    expect(lines(err)).toEqual([
      "SMTP_URL must not be set in the demonstration, which keeps its mail to itself",
      "HOST must be a loopback address in the demonstration, which lets anybody sign in",
    ]);
  });

  it("when the database file cannot be opened", async () => {
    const path = join(folder(), "week.sqlite");
    mkdirSync(path);
    const { code, err } = await server(settings({ DATABASE_FILE: path })).ended;
    expect([code, lines(err)]).toEqual([1, [`cannot open the database ${path}: unable to open database file`]]);
    const other = join(folder(), "list.txt");
    writeFileSync(other, "milk, bread, ".repeat(100));
    expect((await server(settings({ DATABASE_FILE: other })).ended).err).toContain("file is not a database");
  });

  it("when the folder of pictures cannot be written to", async () => {
    const path = join(folder(), "uploads");
    writeFileSync(path, "a file");
    const { code, err } = await server(settings({ UPLOADS_DIR: path })).ended;
    expect([code, lines(err).length]).toEqual([1, 1]);
    expect(err).toContain(`cannot write to UPLOADS_DIR ${path}: `);
  });

  it("when the port is in use", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", () => resolve()));
    const { port } = taken.address() as AddressInfo;
    const { code, err } = await server(settings({ PORT: String(port) })).ended;
    expect([code, lines(err)]).toEqual([
      1,
      [`PORT ${port} is in use on 127.0.0.1: stop the other program or set another PORT`],
    ]);
    await new Promise((resolve) => taken.close(resolve));
  });
});

it("starts on an empty file, answers, and ends in peace when it is told to", async () => {
  const port = await freePort();
  const process = server(settings({ PORT: String(port) }));
  await process.hasSaid("listening on");
  expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).text()).toBe("ok\n");
  expect((await fetch(`http://127.0.0.1:${port}/ar`)).status).toBe(200);
  process.child.kill("SIGTERM");
  const { code, out, err } = await process.ended;
  expect([code, err]).toEqual([0, ""]);
  for (const line of lines(out)) expect(JSON.parse(line)).toMatchObject({ level: 30 });
});
