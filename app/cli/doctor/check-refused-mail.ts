import { listMailTroubles } from "#app/domain/mail/mail-trouble.server.ts";
import type { SenderFault } from "#app/domain/mail/refusal-causes.ts";
import { type Instant, toUtcText } from "#app/domain/time/zoned-time.ts";
import type { Database } from "#db/client.server.ts";
import { fail, type Finding, ok, warn } from "./finding.ts";

/** Remedy for each fault on the sender's side that keeps mail from being sent. */
export const remedyFor: Readonly<Record<SenderFault, string>> = {
  unreachable: "it cannot be reached: look at host and port in SMTP_URL, and at the firewall",
  login: "it refuses the login: look at user and password in SMTP_URL",
  sender: "it refuses our sender: look at MAIL_FROM and MAIL_BOUNCE_DOMAIN, and whether this login may send as them",
  relay: "it does not relay for us: log in (user and password in SMTP_URL), or have this host allowed there",
  quota: "a sending limit is reached: wait, or ask the provider for a higher one",
  policy: "receivers refuse our mail by a rule: look at SPF, DKIM, DMARC and the reverse DNS of the mail server",
  block_list: "the mail server is on a block-list: have its address taken off, or send through another one",
  size: "our mail is too large for it: ask the provider for its limit",
  content: "it refuses the form of our mail: ask the provider what it objects to",
  system: "it has a fault, or did not understand us: ask the provider, and look at SMTP_URL",
};

/** Report mail that waits because a mail server refuses the sender, or that came back for that reason within a day. */
export function checkRefusedMail(db: Database, now: Instant): Finding[] {
  const troubles = listMailTroubles(db, now);
  if (troubles.length === 0) return [ok("mail queue", "no mail is kept by a refusal")];
  return troubles.map(({ cause, waiting, cameBack, since, lastError }) => {
    const counts = `${waiting} kept, ${cameBack} came back, since ${toUtcText(since)}`;
    const words = `the mail server refuses us (${cause}${lastError ? `, ${lastError}` : ""}; ${counts}); ${remedyFor[cause]}`;
    return waiting > 0 ? fail("mail queue", words) : warn("mail queue", words);
  });
}
