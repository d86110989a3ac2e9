import { createPrivateKey, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { languages } from "#app/domain/languages/language.ts";

/** The only reader of `process.env`. Every setting is documented in `.env.example`. */
const origin = z
  .url("must be an address such as https://week.example")
  .refine((url) => new URL(url).pathname === "/", "must have no path")
  .transform((url) => new URL(url).origin);

const domainName = z
  .string()
  .toLowerCase()
  .regex(
    /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    "must be a domain name such as week.example",
  );

/** RSA only: every receiver verifies it (RFC 8301). */
const signingKeyFile = z
  .string()
  .refine((file) => textOf(file) !== null, { error: "cannot be read", abort: true })
  .refine((file) => isRsaKey(textOf(file) ?? ""), "must hold an RSA private key in PEM, without a passphrase");

const shape = z.object({
  PORT: z.coerce.number("must be a number").int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  APP_ORIGIN: origin.optional(),
  DATABASE_FILE: z.string().min(1).default(".data/welcome-week.sqlite"),
  UPLOADS_DIR: z.string().min(1).default(".data/uploads"),
  BACKUP_DIR: z.string().min(1).optional(),
  SESSION_SECRET: z
    .string("is missing: one or more long random texts, separated by commas, the newest first")
    .transform((text) => text.split(",").map((secret) => secret.trim()))
    .refine((secrets) => secrets.every((secret) => secret.length >= 32), "must be at least 32 characters each"),
  TRUST_PROXY: z.coerce.number("must be how many proxies stand in front").int().min(0).max(9).default(0),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, "must begin with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.email("must be an e-mail address").default("welcome-week@localhost.invalid"),
  MAIL_FROM_NEWS: z.email("must be an e-mail address").optional(),
  MAIL_BOUNCE_DOMAIN: domainName.optional(),
  BOUNCE_MAILBOX: z.string().optional(),
  DKIM_DOMAIN: domainName.optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/i, "must be a name such as week2026")
    .optional(),
  DKIM_KEY_FILE: signingKeyFile.optional(),
  DEFAULT_LANGUAGE: z.enum(languages, `must be one of ${languages.join(" ")}`).default("en"),
  DEMO: z
    .enum(["0", "1"], "must be 1 or 0")
    .default("0")
    .transform((value) => value === "1"),
  LOG_LEVEL: z
    .enum(["silent", "error", "warn", "info", "debug"], "must be silent, error, warn, info or debug")
    .default("info"),
});

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

const dkimNames = ["DKIM_DOMAIN", "DKIM_SELECTOR", "DKIM_KEY_FILE"] as const;

const isLoopback = (host: string) => host === "localhost" || host === "::1" || /^127\./.test(host);

/** Run every check even after earlier ones failed, so that all wrong settings are reported at once. */
const always = { when: () => true };

const settings = shape
  .refine((env) => env.DEMO || env.SMTP_URL !== undefined, {
    path: ["SMTP_URL"],
    error: "is missing: without a mail server nobody could sign in",
    ...always,
  })
  .refine((env) => env.DEMO || env.MAIL_FROM !== "welcome-week@localhost.invalid", {
    path: ["MAIL_FROM"],
    error: "is missing: the address mail comes from",
    ...always,
  })
  .refine((env) => !(env.DEMO && env.SMTP_URL), {
    path: ["SMTP_URL"],
    error: "must not be set in the demonstration, which keeps its mail to itself",
    ...always,
  })
  .refine((env) => !env.DEMO || isLoopback(env.HOST), {
    path: ["HOST"],
    error: "must be a loopback address in the demonstration, which lets anybody sign in",
    ...always,
  })
  .refine((env) => env.BOUNCE_MAILBOX === undefined || env.MAIL_BOUNCE_DOMAIN !== undefined, {
    path: ["MAIL_BOUNCE_DOMAIN"],
    error: "is missing: without it nothing comes back to BOUNCE_MAILBOX",
    ...always,
  })
  .superRefine((env, check) => {
    const missing = dkimNames.filter((name) => env[name] === undefined);
    if (missing.length === dkimNames.length) return;
    for (const name of missing) {
      check.addIssue({ code: "custom", path: [name], message: `is missing: ${dkimNames.join(", ")} go together` });
    }
  }, always);

export type Settings = z.infer<typeof settings> & { APP_ORIGIN: string; MAIL_FROM_NEWS: string };

/**
 * Read the settings from environment variables; empty values count as unset.
 * @throws Error with one line per wrong setting
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (parsed.success) {
    const { APP_ORIGIN = `http://localhost:${parsed.data.PORT}`, MAIL_FROM_NEWS = parsed.data.MAIL_FROM } = parsed.data;
    return { ...parsed.data, APP_ORIGIN, MAIL_FROM_NEWS };
  }
  // Keep only the first fault of each setting: a wrong value is not reported as missing too.
  const faults = new Map<string, string>();
  for (const { path, message } of parsed.error.issues)
    if (!faults.has(path.join("."))) faults.set(path.join("."), message);
  throw new Error([...faults].map(([name, words]) => `${name} ${words}`).join("\n"));
}

/** Return the DKIM options for signing mail, if it is configured; `readSettings` has validated the key. */
export function dkimOf({ DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE }: Settings) {
  if (!DKIM_DOMAIN || !DKIM_SELECTOR || !DKIM_KEY_FILE) return undefined;
  return { domainName: DKIM_DOMAIN, keySelector: DKIM_SELECTOR, privateKey: readFileSync(DKIM_KEY_FILE, "utf8") };
}

/**
 * Load `.env` if present (variables that are already set win) and default to production, before any other module: React
 * chooses its build on load. New files are readable by this user only: the database, its copies, the pictures.
 */
export function parseEnvironment(): void {
  process.umask(0o077);
  try {
    process.loadEnvFile();
  } catch {
    // The file is optional.
  }
  process.env["NODE_ENV"] ||= "production";
}

/**
 * Return the environment of the demonstration, with a random session secret.
 * @param mode "development" while the sources are watched
 */
export const demoEnvironment = (mode: "production" | "development"): NodeJS.ProcessEnv => ({
  LOG_LEVEL: "warn",
  ...process.env,
  DEMO: "1",
  NODE_ENV: mode,
  SESSION_SECRET: randomBytes(32).toString("hex"),
});

/**
 * Return the environment of the build tool.
 * @param folder output folder of this build
 */
export const buildEnvironment = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: "production",
  VITEST: "",
  BUILD_FOLDER: folder,
});

/** Return the path of the database without validating the other settings, for commands that need no more. */
export const databaseFileOf = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment["DATABASE_FILE"] || shape.shape.DATABASE_FILE.parse(undefined);

export const uploadsDirOf = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment["UPLOADS_DIR"] || shape.shape.UPLOADS_DIR.parse(undefined);

/** Return the default language of the installation, for commands that write to a terminal. */
export const defaultLanguageOf = (environment: NodeJS.ProcessEnv = process.env) =>
  shape.shape.DEFAULT_LANGUAGE.catch("en").parse(environment["DEFAULT_LANGUAGE"] || undefined);
