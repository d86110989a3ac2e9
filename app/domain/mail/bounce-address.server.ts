import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Addresses that bounces come back to (OUT-08). Each names the mail it is about, so that nobody has to guess from what a
 * foreign server writes, and is signed, so that nobody can invent a bounce for a mail they were not sent.
 */
const uuidShape = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/;
const bounceShape = /^bounce\+([0-9a-f]{32})([0-9a-f]{24})@[^@]+$/;

/** 12 of the 32 octets: with them the local part has 63 of the 64 octets it may have (RFC 5321 §4.5.3.1.1). */
const signatureOctets = 12;

// Named, so that a signature made with the same secret for another purpose is none here.
const signatureOf = (plainId: string, secret: string): Buffer =>
  createHmac("sha256", secret).update(`bounce:${plainId}`).digest().subarray(0, signatureOctets);

/** Hex, since some servers write local parts in another case. */
export function bounceAddress(outboxId: string, secret: string, domain: string): string {
  const lowerId = outboxId.toLowerCase();
  if (!uuidShape.test(lowerId)) throw new RangeError("not the id of a mail");
  const plainId = lowerId.replaceAll("-", "");
  return `bounce+${plainId}${signatureOf(plainId, secret).toString("hex")}@${domain}`;
}

/**
 * The mail a bounce is about.
 * @param secrets the one in use and those before it: bounces arrive days later
 * @returns null when none of them signed the address
 */
export function outboxIdOfBounce(address: string, secrets: readonly string[]): string | null {
  const [, plainId, signature] = bounceShape.exec(address.trim().toLowerCase()) ?? [];
  if (plainId === undefined || signature === undefined) return null;
  const given = Buffer.from(signature, "hex");
  const isOurs = secrets.some((secret) => timingSafeEqual(given, signatureOf(plainId, secret)));
  return isOurs ? plainId.replace(uuidShape, "$1-$2-$3-$4-$5") : null;
}
