import { createListener, type ServerContext } from "#app/server/listener.server.ts";
import { listen } from "#app/server/listen.server.ts";
import { createPublicRenderer } from "#app/server/public-renderer.server.ts";
import { checkEvents } from "#app/domain/imports/check-events.server.ts";
import type { FileReader } from "#app/workers/file-reader.server.ts";
import { type FileTaskInput, runFileTask } from "#app/workers/file-tasks.server.ts";
import { redeemSignInCode } from "#app/domain/sign-in/redeem-sign-in-code.server.ts";
import { hashSecret } from "#app/domain/secrets.server.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { unlockSession } from "#db/queries/second-factors.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { createCookie, createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { createClock, type TestClock } from "./clock.ts";
import { memoryCopy } from "./database.ts";
import { contextFor, openWeek, testOrigin } from "./factories.ts";

const sessionSecrets = ["a secret of the tests, long enough to be one"];

export type TestApp = {
  db: OpenDatabase;
  clock: TestClock;
  context: ServerContext;
  faults: unknown[];
  /** Request a path from the built application in this process. */
  ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** Post a form with the headers a browser sends from a page of the application. */
  post: (path: string, fields: Fields, cookie?: string) => Promise<Response>;
  /** Sign an account in. @returns the session cookie */
  signIn: (email: string, options?: { isUnlocked?: boolean }) => Promise<string>;
};
type Fields = Record<string, string | readonly string[]> | readonly (readonly [string, string])[];

/** Load the production build made by the global set-up. */
const loadBuild = (): Promise<ServerBuild> => import(join(process.cwd(), "build/server/index.js"));
/** One handler for all tests of a worker: its context comes with each request. */
let sharedHandler: RequestHandler | undefined;
const loadHandler = async (): Promise<RequestHandler> => {
  sharedHandler ??= createRequestHandler(await loadBuild(), "production");
  return sharedHandler;
};

export async function createApp(overrides: Partial<ServerContext> & { db?: OpenDatabase } = {}): Promise<TestApp> {
  const db = overrides.db ?? openWeek();
  const clock = createClock();
  const faults: unknown[] = [];
  const context: ServerContext = {
    db,
    clock: clock.now,
    origin: testOrigin,
    uploadsDir: join(tmpdir(), `week-uploads-${randomUUID()}`),
    files: filesReadHere(db),
    databaseFile: ":memory:",
    sessionSecrets,
    defaultLanguage: "en",
    isDemo: false,
    contactEmail: "week@week.test",
    reportFault: (fault) => faults.push(fault),
    visitor: "visitor",
    // No rate limits: tests send more requests in a second than people in an hour. Tests of the limits pass their own.
    countRequest: () => Promise.resolve(0),
    requestId: "",
    proxies: 0,
    ...overrides,
  };
  const handler = await loadHandler();
  const ask = (path: string, init?: RequestInit) => handler(new Request(`${context.origin}${path}`, init), context);
  return {
    db,
    clock,
    context,
    faults,
    ask,
    post: (path, fields, cookie) => ask(path, formPost(fields, context.origin, cookie)),
    signIn: (email, { isUnlocked = true } = {}) =>
      sessionCookie(db, { email, isUnlocked, now: clock.now(), origin: context.origin, secrets: sessionSecrets }),
  };
}

/** Read files in this process. The worker thread needs a database it can open, and has tests of its own. */
const filesReadHere = (db: OpenDatabase): FileReader => ({
  run: async (name, _accountId, input) => {
    if (name !== "checkEvents") return runFileTask({ name, input });
    const { asker, file } = input as FileTaskInput<"checkEvents">;
    return { done: checkEvents({ ...asker, db: memoryCopy(db) }, { file }) } as never;
  },
  close: () => Promise.resolve(),
});

export function formPost(fields: Fields, origin: string, cookie?: string): RequestInit {
  const body = new URLSearchParams();
  const entries = Array.isArray(fields) ? fields : Object.entries(fields);
  for (const [name, value] of entries as [string, string | string[]][]) {
    for (const element of [value].flat()) body.append(name, element);
  }
  const text = body.toString();
  return {
    method: "POST",
    body: text,
    redirect: "manual",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": String(Buffer.byteLength(text)),
      Origin: origin,
      Host: new URL(origin).host,
      ...(cookie ? { Cookie: cookie } : {}),
    },
  };
}

type Session = { email: string; isUnlocked: boolean; now: Instant; origin: string; secrets: readonly string[] };

/** Sign an account in with a code, without its mail. @param isUnlocked with the second factor given */
export async function sessionCookie(
  db: OpenDatabase,
  { email, isUnlocked, now, origin, secrets }: Session,
): Promise<string> {
  const ctx = contextFor(db, { now, actor: { kind: "anonymous" } });
  const { codeId } = requestSignInCode(ctx, { email });
  const row = db.$client
    .prepare("select json_extract(payload, '$.code') as code from outbox where dedupe_key = ?")
    .get(`code:${codeId}`) as { code: string } | undefined;
  if (!row) throw new Error(`${email} got no code`);
  const { token } = redeemSignInCode(ctx, { codeId, code: row.code });
  if (isUnlocked) unlockSession(db, hashSecret(token), now);
  const prefix = origin.startsWith("https:") ? "__Host-" : "";
  const cookie = createCookie(`${prefix}ww_session`, { secrets: [...secrets], path: "/" });
  return ((await cookie.serialize(token)).split(";")[0] ?? "").trim();
}

/**
 * Serve the application with the whole listener (files, page cache, guards) on a free port.
 * @param isOrigin make the links of the application from the address of this server; for browsers
 */
export async function startServer(
  app: TestApp,
  { isOrigin = false } = {},
): Promise<{ url: string; close: () => Promise<void>; deploy: (version: string) => void }> {
  const build = await loadBuild();
  const server = createServer();
  const port = await listen(server, 0, "127.0.0.1");
  if (isOrigin) app.context.origin = `http://127.0.0.1:${port}`;
  const renderPublic = createPublicRenderer(build, app.context);
  const listenerOf = (handlerBuild: ServerBuild) =>
    createListener({ handlerBuild, renderPublic, assets: "build/client" }, app.context);
  let listener = listenerOf(build);
  server.on("request", (request, response) => listener(request, response));
  return {
    url: `http://127.0.0.1:${port}`,
    /** Continue as another build whose routes may differ; the files of this build stay available. */
    deploy: (version) => {
      listener = listenerOf({ ...build, assets: { ...build.assets, version } });
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
