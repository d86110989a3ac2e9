import { createHmac } from "node:crypto";

/**
 * Return a hash of the network that a request comes from, under a secret that is not in the database: 256 IPv4
 * addresses, or the 48 bits of an IPv6 address that a provider gives one customer.
 * @param visitor the result of `visitorOf`: `192.0.2.7`, or the first eight bytes of an IPv6 address joined by dots
 * @returns one common hash for all unreadable addresses, so that they share a limit; null without a visitor
 */
export function networkHash(visitor: string, secrets: readonly string[]): string | null {
  const [secret] = secrets;
  if (secret === undefined || visitor === "") return null;
  const parts = visitor.split(".");
  const network = parts.slice(0, parts.length === 8 ? 6 : 3).join(".");
  // The prefix keeps hashes of the same secret for other purposes apart.
  return createHmac("sha256", secret).update(`network ${network}`).digest("base64url").slice(0, 22);
}
