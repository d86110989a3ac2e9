import { randomBytes } from "node:crypto";
import { z } from "zod";
import { languages } from "./domain/languages/language.ts";

/** The only reader of `process.env`. Every setting is documented in `.env.example`. */
const origin = z
  .url("must be an address such as https://week.example")
  .refine((url) => new URL(url).pathname === "/", "must have no path")
  .transform((url) => new URL(url).origin);

const shape = z.object({
  PORT: z.coerce.number("must be a number").int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  APP_ORIGIN: origin.optional(),
  DATABASE_FILE: z.string().min(1).default(".data/welcome-week.sqlite"),
  UPLOADS_DIR: z.string().min(1).default(".data/uploads"),
  SESSION_SECRET: z
    .string("is missing: one or more long random texts, separated by commas, the newest first")
    .transform((text) => text.split(",").map((secret) => secret.trim()))
    .refine((secrets) => secrets.every((secret) => secret.length >= 32), "must be at least 32 characters each"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, "must begin with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.email("must be an e-mail address").default("welcome-week@localhost.invalid"),
  DEFAULT_LANGUAGE: z.enum(languages, `must be one of ${languages.join(" ")}`).default("en"),
  DEMO: z
    .enum(["0", "1"], "must be 1 or 0")
    .default("0")
    .transform((value) => value === "1"),
  LOG_LEVEL: z
    .enum(["silent", "error", "warn", "info", "debug"], "must be silent, error, warn, info or debug")
    .default("info"),
});

const isLoopback = (host: string) => host === "localhost" || host === "::1" || /^127\./.test(host);

const settings = shape
  .refine((env) => env.DEMO || env.SMTP_URL !== undefined, {
    path: ["SMTP_URL"],
    error: "is missing: without a mail server nobody could sign in",
  })
  .refine((env) => env.DEMO || env.MAIL_FROM !== "welcome-week@localhost.invalid", {
    path: ["MAIL_FROM"],
    error: "is missing: the address mail comes from",
  })
  .refine((env) => !(env.DEMO && env.SMTP_URL), {
    path: ["SMTP_URL"],
    error: "must not be set in the demonstration, which keeps its mail to itself",
  })
  .refine((env) => !env.DEMO || isLoopback(env.HOST), {
    path: ["HOST"],
    error: "must be a loopback address in the demonstration, which lets anybody sign in",
  });

export type Settings = z.infer<typeof settings> & { APP_ORIGIN: string };

/**
 * Reads the settings from the environment; empty values count as unset.
 * @throws Error with one line per wrong setting
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (parsed.success)
    return { ...parsed.data, APP_ORIGIN: parsed.data.APP_ORIGIN ?? `http://localhost:${parsed.data.PORT}` };
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new Error([...new Set(lines)].join("\n"));
}

/**
 * Before anything else is loaded: settings of a `.env` file where there is one (what is set outside it wins), and
 * production unless somebody says otherwise, because React decides on load which of its builds to use.
 */
export function settleEnvironment(): void {
  try {
    process.loadEnvFile();
  } catch {
    // There is no such file, which is well.
  }
  process.env["NODE_ENV"] ||= "production";
}

/** What the demonstration runs with: this environment, its own secret, and production unless the sources are watched. */
export const demoEnvironment = (mode: "production" | "development"): NodeJS.ProcessEnv => ({
  LOG_LEVEL: "warn",
  ...process.env,
  DEMO: "1",
  NODE_ENV: mode,
  SESSION_SECRET: randomBytes(32).toString("hex"),
});

/** For commands that only need the database: its file, without asking for the rest. */
export const databaseFileOf = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment["DATABASE_FILE"] || shape.shape.DATABASE_FILE.parse(undefined);

/** The installation's own language, for commands that write to a terminal. */
export const defaultLanguageOf = (environment: NodeJS.ProcessEnv = process.env) =>
  shape.shape.DEFAULT_LANGUAGE.catch("en").parse(environment["DEFAULT_LANGUAGE"] || undefined);
