import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { asking, type NameServer, recordsOf, tagsOf } from "./ask-dns.ts";
import { fail, type Finding, ok } from "./finding.ts";

export type Signing = { domain: string; selector: string; keyFile: string };

/**
 * Check that the public key in the DNS matches the signing key: a wrong signature is worse than none (RFC 6376 3.6.1).
 */
export function checkDkimKey(dns: NameServer, { domain, selector, keyFile }: Signing): Promise<Finding> {
  const name = `${selector}._domainkey.${domain}`;
  const about = `DKIM key at ${name}`;
  const ours = publicKeyOf(keyFile);
  return asking(about, async () => {
    const remedy = `as TXT at ${name}: v=DKIM1; k=rsa; p=${ours}`;
    const records = (await recordsOf(dns.resolveTxt(name))).map((pieces) => pieces.join(""));
    const [record, ...others] = records.filter((text) => tagsOf(text).has("p"));
    if (record === undefined) return fail(about, `none; publish it ${remedy}`);
    if (others.length > 0) return fail(about, `${others.length + 1} records, of which receivers take any; keep one`);
    if (tagsOf(record).get("p") === ours) return ok(about, "is that of DKIM_KEY_FILE");
    return fail(about, `is not that of DKIM_KEY_FILE; publish ours ${remedy}`);
  });
}

const publicKeyOf = (keyFile: string): string =>
  createPublicKey(readFileSync(keyFile, "utf8")).export({ type: "spki", format: "der" }).toString("base64");
