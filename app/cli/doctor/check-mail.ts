import { checkSmtp, type SmtpState } from "#emails/check-smtp.server.ts";
import { fail, ok, type Finding, warn } from "./finding.ts";
import type { Settings } from "#app/env.server.ts";
import type { NameServer } from "./ask-dns.ts";
import { checkBounceDomain, checkBounceMailbox } from "./check-bounces.ts";
import { checkDkimKey, type Signing } from "./check-dkim.ts";
import { checkAlignment } from "./check-dmarc.ts";
import { checkFromDomain } from "./check-from-domain.ts";

/** Check that mail can be sent, and that receivers have reason to trust it. */
export async function checkMail(settings: Settings, dns: NameServer): Promise<Finding[]> {
  if (settings.SMTP_URL === undefined) return [ok("mail", "the demonstration keeps it here, at /dev/mail")];
  const domains = [...new Set([settings.MAIL_FROM, settings.MAIL_FROM_NEWS].map(domainOf))];
  const found = await Promise.all([
    checkMailServer(settings.SMTP_URL),
    ...domains.map((domain) => checkFromDomain(dns, domain)),
    checkSigning(settings, domains, dns),
    checkBounces(settings, domains, dns),
  ]);
  return found.flat();
}

const domainOf = (email: string) => email.slice(email.lastIndexOf("@") + 1).toLowerCase();

async function checkSigning(settings: Settings, domains: readonly string[], dns: NameServer): Promise<Finding[]> {
  const signing = signingOf(settings);
  if (!signing) return [warn("DKIM", "is not set: see that the mail server signs, or set DKIM_DOMAIN and the others")];
  const aligned = domains.map((from) =>
    checkAlignment(dns, { setting: "DKIM_DOMAIN", domain: signing.domain, from, how: "adkim" }),
  );
  return Promise.all([checkDkimKey(dns, signing), ...aligned]);
}

function signingOf({ DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE }: Settings): Signing | null {
  if (!DKIM_DOMAIN || !DKIM_SELECTOR || !DKIM_KEY_FILE) return null;
  return { domain: DKIM_DOMAIN, selector: DKIM_SELECTOR, keyFile: DKIM_KEY_FILE };
}

async function checkBounces(settings: Settings, domains: readonly string[], dns: NameServer): Promise<Finding[]> {
  const domain = settings.MAIL_BOUNCE_DOMAIN;
  if (domain === undefined) return [checkBounceMailbox(settings.BOUNCE_MAILBOX)];
  const aligned = domains.map((from) =>
    checkAlignment(dns, { setting: "MAIL_BOUNCE_DOMAIN", domain, from, how: "aspf" }),
  );
  const asked = await Promise.all([checkBounceDomain(dns, domain), ...aligned]);
  return [...asked.flat(), checkBounceMailbox(settings.BOUNCE_MAILBOX)];
}

type Place = Extract<SmtpState, { kind: "failed" }>["at"];

const remedies: Readonly<Record<Place, string>> = {
  connect: "it cannot be reached: look at host and port in SMTP_URL, and at the firewall",
  tls: "no secure connection: smtps:// goes with port 465, smtp:// with 587, and its certificate has to name this host",
  login: "it refuses the login: look at user and password in SMTP_URL (@ is written %40, # is %23)",
};

/** Check the connection to the mail server. Do not print SMTP_URL, which holds a password. */
export async function checkMailServer(smtpUrl: string): Promise<Finding> {
  const state = await checkSmtp(smtpUrl);
  if (state.kind === "well") return ok("mail server", "connects and lets us in");
  return fail("mail server", `${remedies[state.at]} (${state.code})`);
}
