import { accessSync, constants, statSync } from "node:fs";
import { join } from "node:path";
import { asking, type NameServer } from "./ask-dns.ts";
import { checkSpf, exchangesOf } from "./check-from-domain.ts";
import { fail, type Finding, ok, warn } from "./finding.ts";

/** Check the domain that bounces return to: it takes mail, and names the servers that may send for it. */
export const checkBounceDomain = (dns: NameServer, domain: string): Promise<Finding[]> =>
  Promise.all([checkExchange(dns, domain), checkSpf(dns, domain)]);

function checkExchange(dns: NameServer, domain: string): Promise<Finding> {
  const about = `bounces to ${domain}`;
  return asking(about, async () => {
    const exchanges = await exchangesOf(dns, domain);
    if (exchanges !== "none taken" && exchanges.length > 0) return ok(about, "MX");
    return fail(about, "no MX that takes mail; add the record of the server that fills BOUNCE_MAILBOX");
  });
}

/** Check that the mailbox of bounces can be read: a maildir with its folders `new` and `cur`, or an mbox file. */
export function checkBounceMailbox(path: string | undefined): Finding {
  const about = "BOUNCE_MAILBOX";
  if (path === undefined) return warn(about, "is not set: what comes back is read by nobody");
  try {
    const isFolder = statSync(path).isDirectory();
    if (!isFolder) accessSync(path, constants.R_OK);
    else for (const part of ["new", "cur"]) accessSync(join(path, part), constants.R_OK | constants.X_OK);
    return ok(about, `${path}, ${isFolder ? "a maildir" : "an mbox"}`);
  } catch (error) {
    const { code, path: missing = path } = error as NodeJS.ErrnoException;
    return fail(about, `cannot read ${missing} (${code}); a maildir holds new and cur, an mbox is a file`);
  }
}
