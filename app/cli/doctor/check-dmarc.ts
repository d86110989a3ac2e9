import { type Alignment, alignmentOf } from "./alignment.ts";
import { asking, type NameServer, tagsOf, textsOf } from "./ask-dns.ts";
import { fail, type Finding, ok, warn } from "./finding.ts";

/** Find the DMARC records of a domain, else those of the nearest domain above. */
async function findDmarc(dns: NameServer, domain: string): Promise<{ at: string; records: string[] } | null> {
  const at = `_dmarc.${domain}`;
  const records = await textsOf(dns, at, /^v=DMARC1\s*(?:;|$)/i);
  if (records.length > 0) return { at, records };
  const above = domain.split(".").slice(1);
  return above.length < 2 ? null : findDmarc(dns, above.join("."));
}

export function checkDmarc(dns: NameServer, domain: string): Promise<Finding> {
  const about = `DMARC of ${domain}`;
  return asking(about, async () => {
    const found = await findDmarc(dns, domain);
    if (!found) return fail(about, `none; add a TXT record "v=DMARC1; p=none" at _dmarc.${domain}`);
    const { at, records } = found;
    if (records.length > 1)
      return fail(about, `${records.length} records at ${at}, which count as none; make them one`);
    const policy =
      tagsOf(records[0] ?? "")
        .get("p")
        ?.toLowerCase() ?? "";
    if (["none", "quarantine", "reject"].includes(policy)) return ok(about, `p=${policy} at ${at}`);
    return fail(about, `the record at ${at} has no policy; write p=none, p=quarantine or p=reject`);
  });
}

/**
 * Check that receivers take the domain of a signature or an envelope for that of the From address.
 * @param how tag that asks for an equal domain: `adkim` for signatures, `aspf` for envelopes
 */
export function checkAlignment(
  dns: NameServer,
  { setting, domain, from, how }: { setting: string; domain: string; from: string; how: "adkim" | "aspf" },
): Promise<Finding> {
  const about = `${setting} beside ${from}`;
  return asking(about, async () => {
    const found = await findDmarc(dns, from);
    const isStrict =
      tagsOf(found?.records[0] ?? "")
        .get(how)
        ?.toLowerCase() === "s";
    return alignmentFinding(about, alignmentOf(domain, from, isStrict), isStrict ? `${domain} (${how}=s)` : domain);
  });
}

function alignmentFinding(about: string, alignment: Alignment, domain: string): Finding {
  if (alignment === "aligned") return ok(about, `${domain} is aligned`);
  if (alignment === "apart") return fail(about, `${domain} is not aligned; use the domain of the From address`);
  return warn(about, `${domain} is aligned only if both are of one registered domain; better one is below the other`);
}
