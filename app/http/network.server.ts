import { createHmac } from "node:crypto";

/**
 * The neighbourhood of the network a request comes from, as a hash under a secret that is not in the database: 256 IPv4
 * addresses, or the 48 bits of an IPv6 address that a provider gives one customer.
 * @param visitor as `visitorOf` says it: `192.0.2.7`, or the first eight bytes of an IPv6 address joined by dots
 * @returns the same for all whose address cannot be read, so that a limit holds for them together; null where nobody asks
 */
export function networkHash(visitor: string, secrets: readonly string[]): string | null {
  const [secret] = secrets;
  if (secret === undefined || visitor === "") return null;
  const parts = visitor.split(".");
  const network = parts.slice(0, parts.length === 8 ? 6 : 3).join(".");
  // Named, so that a hash made with the same secret for another purpose is none here.
  return createHmac("sha256", secret).update(`network ${network}`).digest("base64url").slice(0, 22);
}
