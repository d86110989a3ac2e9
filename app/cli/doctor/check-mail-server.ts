import { checkSmtp, type SmtpState } from "#emails/check-smtp.server.ts";
import { fail, type Finding, ok } from "./finding.ts";

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
