import { createHmac, timingSafeEqual } from "node:crypto";

// Addresses for bounces (OUT-08). Each contains the id of its mail, so that the text of a foreign server need not be
// interpreted, and is signed, so that a bounce cannot be forged without having received the mail.
const uuidShape = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/;
const bounceShape = /^bounce\+([0-9a-f]{32})([0-9a-f]{24})@[^@]+$/;

/** Octets of the signature that are used, of 32: the local part then has 63 of 64 octets (RFC 5321 §4.5.3.1.1). */
const signatureOctets = 12;

// The prefix keeps signatures made with the same secret for another purpose from matching.
const signatureOf = (plainId: string, secret: string): Buffer =>
  createHmac("sha256", secret).update(`bounce:${plainId}`).digest().subarray(0, signatureOctets);

/**
 * Return the bounce address of a mail, in hex digits, since some servers change the case of local parts.
 * @throws RangeError for an invalid id
 */
export function bounceAddress(outboxId: string, secret: string, domain: string): string {
  const lowerId = outboxId.toLowerCase();
  if (!uuidShape.test(lowerId)) throw new RangeError("not the id of a mail");
  const plainId = lowerId.replaceAll("-", "");
  return `bounce+${plainId}${signatureOf(plainId, secret).toString("hex")}@${domain}`;
}

/**
 * Return the id of the mail that a bounce address belongs to.
 * @param secrets the present one and earlier ones, since bounces arrive days later
 * @returns null when none of them signed the address
 */
export function outboxIdOfBounce(address: string, secrets: readonly string[]): string | null {
  const [, plainId, signature] = bounceShape.exec(address.trim().toLowerCase()) ?? [];
  if (plainId === undefined || signature === undefined) return null;
  const given = Buffer.from(signature, "hex");
  const isOurs = secrets.some((secret) => timingSafeEqual(given, signatureOf(plainId, secret)));
  return isOurs ? plainId.replace(uuidShape, "$1-$2-$3-$4-$5") : null;
}
