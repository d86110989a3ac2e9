import nodemailer from "nodemailer";
import SMTPConnection from "nodemailer/lib/smtp-connection";

/** How far we came with the mail server. `code` says what went wrong in words of the protocol; it holds no secret. */
export type SmtpState = { kind: "well" } | { kind: "failed"; at: "connect" | "tls" | "login"; code: string };

const longestMs = 15_000;

/** Connects to the mail server and logs in, as sending would, but sends nothing. Never throws, and ends in 15 seconds. */
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
    // A server that offers no login to somebody who has a password would otherwise pass.
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

/** Only codes: what a server answers may repeat the name of who logs in. */
function failureOf({ code = "ERROR", originalCode, responseCode }: Failure) {
  const words = [code, originalCode, responseCode].filter((part) => part !== undefined).join(" ");
  return { at: placeOf(code, originalCode ?? ""), code: words };
}

/** With smtps:// a bad certificate is a fault of the socket, which only its own code tells from a closed port. */
function placeOf(code: string, originalCode: string): "connect" | "tls" | "login" {
  if (code === "EAUTH") return "login";
  const isTls = code === "ETLS" || /^ERR_(?:TLS|SSL)|^EPROTO$|CERT|SIGNATURE|ISSUER|CRL/.test(originalCode);
  return isTls ? "tls" : "connect";
}

/**
 * Whether a mail server takes addresses beyond ASCII (RFC 6531 §3.1). It says so to whoever has greeted it, behind TLS where
 * that is used. Never throws, and ends in 15 seconds.
 * @returns null where it cannot be asked
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

/** Known to the library, but not in its types. */
const extensionsOf = (connection: SMTPConnection): readonly string[] =>
  (connection as unknown as { _supportedExtensions: readonly string[] })._supportedExtensions;
