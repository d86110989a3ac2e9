import { defaultWeekNames } from "#app/domain/instance/default-week-names.ts";
import { bounceAddress } from "#app/domain/mail/bounce-address.server.ts";
import { parseEmail } from "#app/domain/text/email-address.ts";
import { dkimOf, readSettings, type Settings } from "#app/env.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type SendResult, smtpTransport, type TellingTransport } from "#emails/transport.server.ts";
import { randomUUID } from "node:crypto";
import { remedyFor } from "./check-refused-mail.ts";
import { fail, type Finding, ok, warn } from "./finding.ts";

/**
 * Send a test mail like any other mail: same sender address, signed, with a bounce address.
 * @param to address of the recipient
 * @returns the answer of the mail server, verbatim
 */
export async function sendTestMail(to: string, environment?: NodeJS.ProcessEnv): Promise<Finding> {
  const about = "test mail";
  const address = parseEmail(to);
  if (address === null) return fail(about, `${to} is not an e-mail address`);
  let settings: Settings;
  try {
    settings = readSettings(environment);
  } catch {
    return fail(about, "not sent before the settings are right");
  }
  if (settings.SMTP_URL === undefined) return warn(about, "not sent: the demonstration keeps its mail to itself");
  const language = settings.DEFAULT_LANGUAGE;
  const sender = { email: settings.MAIL_FROM, name: defaultWeekNames[language] };
  const transport = smtpTransport(settings.SMTP_URL, sender, { dkim: dkimOf(settings) });
  try {
    return await handOver(transport, address, settings);
  } finally {
    transport.close();
  }
}

async function handOver(transport: TellingTransport, to: string, settings: Settings): Promise<Finding> {
  const { DEFAULT_LANGUAGE: language, MAIL_BOUNCE_DOMAIN, SESSION_SECRET, APP_ORIGIN, MAIL_FROM } = settings;
  const t = textsOf(language, "mail");
  const id = randomUUID();
  const text = t("test.text", { site: APP_ORIGIN });
  const mail = { to, subject: t("test.subject"), text, html: `<!DOCTYPE html><p>${text}</p>`, language };
  const [secret] = SESSION_SECRET;
  const { result, answer } = await transport.tell(mail, {
    messageId: `<test.${id}@${MAIL_FROM.split("@")[1]}>`,
    ...(MAIL_BOUNCE_DOMAIN && secret ? { bounceTo: bounceAddress(id, secret, MAIL_BOUNCE_DOMAIN) } : {}),
  });
  const said = `the server answered: ${answer.replaceAll(/\s+/g, " ")}`;
  if (result.kind === "sent") return ok("test mail", `taken; ${said}`);
  return fail("test mail", `not taken; ${said}${remedyOf(result)}`);
}

function remedyOf(result: SendResult): string {
  if (result.kind === "later" && result.fault) return `; ${remedyFor[result.fault.cause]}`;
  return result.kind === "never" ? "; look at the address" : "";
}
