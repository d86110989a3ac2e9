import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { codeAlphabet } from "./model/account.ts";

/** Create a secret for an address or a cookie: 160 random bits, URL-safe. */
export const makeToken = (): string => randomBytes(20).toString("base64url");

/** Create a secret of 128 bits in 22 characters: the header that contains it fits on one line (MAIL-03). */
export const makeShortToken = (): string => randomBytes(16).toString("base64url");

/** Create a code that a person can read aloud and type. Eight characters have 39 bits. */
export function makeCode(length: number): string {
  return Array.from({ length }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join("");
}

/**
 * Hash a secret for storage. A token cannot be guessed from its hash; a sign-in code (39 bits) or an e-mail address can
 * be, given the database file and time, so their hashes must be kept only as long as needed.
 */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

/** Compare a secret with a hash in constant time. */
export function matchesHash(secret: string, hash: string): boolean {
  const [actual, expected] = [Buffer.from(hashSecret(secret)), Buffer.from(hash)];
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
