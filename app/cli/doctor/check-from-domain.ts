import { asking, type NameServer, recordsOf, textsOf } from "./ask-dns.ts";
import { checkDmarc } from "./check-dmarc.ts";
import { fail, type Finding, ok } from "./finding.ts";

/** Check the records that receivers expect of a sender's domain (standards MAIL-08). */
export const checkFromDomain = (dns: NameServer, domain: string): Promise<Finding[]> =>
  Promise.all([checkAnswers(dns, domain), checkSpf(dns, domain), checkDmarc(dns, domain)]);

/** Check that the domain takes mail: many receivers refuse mail from an address that cannot be answered. */
function checkAnswers(dns: NameServer, domain: string): Promise<Finding> {
  const about = `answers to ${domain}`;
  return asking(about, async () => {
    const exchanges = await exchangesOf(dns, domain);
    if (exchanges === "none taken") {
      return fail(about, "its MX says that it takes no mail; use another domain in MAIL_FROM, or another MX");
    }
    if (exchanges.length > 0) return ok(about, "MX");
    const addresses = [...(await recordsOf(dns.resolve4(domain))), ...(await recordsOf(dns.resolve6(domain)))];
    if (addresses.length > 0) return ok(about, "no MX, but an address");
    return fail(about, "no MX and no address in the DNS; add an MX record, or look at MAIL_FROM");
  });
}

/** Return the mail servers of a domain; a single MX without a name says that it takes no mail (RFC 7505). */
export async function exchangesOf(dns: NameServer, domain: string): Promise<string[] | "none taken"> {
  const exchanges = (await recordsOf(dns.resolveMx(domain))).map((record) => record.exchange);
  return exchanges.length === 1 && ["", "."].includes(exchanges[0] ?? "") ? "none taken" : exchanges;
}

/** Check SPF. Receivers check it for the envelope, and so for the From domain if no other envelope domain is set. */
export function checkSpf(dns: NameServer, domain: string): Promise<Finding> {
  const about = `SPF of ${domain}`;
  return asking(about, async () => {
    const { length } = await textsOf(dns, domain, /^v=spf1(?: |$)/i);
    if (length === 1) return ok(about, "one record");
    if (length === 0) return fail(about, `none; add a TXT record "v=spf1 …" that names your mail server`);
    return fail(about, `${length} records, which count as none; make them one`);
  });
}
