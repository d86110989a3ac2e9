import nodemailer from "nodemailer";
import SMTPConnection from "nodemailer/lib/smtp-connection";

/** Result of a connection test. `at`: the step that failed; `code`: error codes of the protocol, without secrets. */
export type SmtpState = { kind: "well" } | { kind: "failed"; at: "connect" | "tls" | "login"; code: string };

const longestMs = 15_000;

/**
 * Connect to the mail server and log in, without sending mail. Never throws, and ends within `limitMs` milliseconds, 15
 * seconds by default.
 */
export async function checkSmtp(smtpUrl: string, limitMs: number = longestMs): Promise<SmtpState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error("late"), { code: "ETIMEDOUT" })), limitMs);
  });
  try {
    await Promise.race([verify(smtpUrl, limitMs), late]);
    return { kind: "well" };
  } catch (error) {
    return { kind: "failed", ...failureOf(error as Failure) };
  } finally {
    clearTimeout(timer);
  }
}

async function verify(smtpUrl: string, limitMs: number): Promise<void> {
  const mailer = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: limitMs / 2,
    socketTimeout: limitMs / 2,
    // Otherwise, a server that offers no login would pass although the URL contains a user name.
    forceAuth: new URL(smtpUrl).username !== "",
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof nodemailer.createTransport>[0]);
  try {
    await mailer.verify();
  } finally {
    mailer.close();
  }
}

type Failure = { code?: string; originalCode?: string; responseCode?: number };

/** Return only codes, because the reply of a server may repeat the user name. */
function failureOf({ code = "ERROR", originalCode, responseCode }: Failure) {
  const words = [code, originalCode, responseCode].filter((part) => part !== undefined).join(" ");
  return { at: placeOf(code, originalCode ?? ""), code: words };
}

/**
 * Return the step that failed. With smtps://, a bad certificate is a socket error: only its original code tells it from
 * a closed port.
 */
function placeOf(code: string, originalCode: string): "connect" | "tls" | "login" {
  if (code === "EAUTH") return "login";
  const isTls = code === "ETLS" || /^ERR_(?:TLS|SSL)|^EPROTO$|CERT|SIGNATURE|ISSUER|CRL/.test(originalCode);
  return isTls ? "tls" : "connect";
}

/**
 * Tell whether a mail server accepts addresses beyond ASCII (RFC 6531 §3.1). It announces that in reply to EHLO, behind
 * TLS where TLS is used. Never throws; each wait is limited to `limitMs` milliseconds, 15 seconds by default.
 * @returns null when the server cannot be reached
 */
export async function offersSmtpUtf8(smtpUrl: string, limitMs: number = longestMs): Promise<boolean | null> {
  const { hostname, port, protocol } = new URL(smtpUrl);
  const isSecure = protocol === "smtps:";
  const connection = new SMTPConnection({
    host: hostname,
    port: Number(port) || (isSecure ? 465 : 587),
    secure: isSecure,
    connectionTimeout: limitMs,
    greetingTimeout: limitMs,
    socketTimeout: limitMs,
  });
  try {
    return await new Promise<boolean | null>((resolve) => {
      connection.once("error", () => resolve(null));
      connection.once("end", () => resolve(null));
      connection.connect(() => resolve(extensionsOf(connection).includes("SMTPUTF8")));
    });
  } finally {
    connection.close();
  }
}

/** Return the extensions that the server announced, which the types of the library omit. */
const extensionsOf = (connection: SMTPConnection): readonly string[] =>
  (connection as unknown as { _supportedExtensions: readonly string[] })._supportedExtensions;
