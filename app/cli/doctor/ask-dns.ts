import type { Resolver } from "node:dns/promises";
import { fail, type Finding, warn } from "./finding.ts";

export type NameServer = Pick<Resolver, "resolve4" | "resolve6" | "resolveMx" | "resolveTxt">;

/** Error codes without an answer from a name server: the record may exist or not. */
const silent: readonly (string | undefined)[] = ["ECONNREFUSED", "ETIMEOUT", "ESERVFAIL"];
const empty: readonly (string | undefined)[] = ["ENOTFOUND", "ENODATA"];
const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/**
 * Return the records of a kind; none when the name, or this kind of it, does not exist.
 * @throws Error if the DNS could not be asked
 */
export async function recordsOf<T>(asked: Promise<T[]>): Promise<T[]> {
  try {
    return await asked;
  } catch (error) {
    if (empty.includes(codeOf(error))) return [];
    throw error;
  }
}

/** Return the TXT records that begin with a version; a long text comes in pieces. */
export async function textsOf(dns: NameServer, name: string, version: RegExp): Promise<string[]> {
  const records = await recordsOf(dns.resolveTxt(name));
  return records.map((pieces) => pieces.join("")).filter((text) => version.test(text));
}

/** Parse the tags of a DKIM or DMARC record, e.g. `p=none; adkim=s`; names in lower case. */
export function tagsOf(record: string): Map<string, string> {
  const pairs = record.split(";").map((part) => {
    const [name = "", ...value] = part.split("=");
    return [name.trim().toLowerCase(), value.join("=").replaceAll(/\s/g, "")] as const;
  });
  return new Map(pairs);
}

/** Run a check that asks the DNS; if no name server answers, the finding says so. */
export async function asking(about: string, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (silent.includes(code)) return warn(about, `could not ask the DNS (${code}); try again where it can be reached`);
    return fail(about, `the DNS answers ${code}; look at the name server of this domain`);
  }
}
