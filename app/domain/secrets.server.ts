import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { codeAlphabet } from "./model/account.ts";

/** A secret for an address or a cookie: 160 random bits, URL-safe. */
export const makeToken = (): string => randomBytes(20).toString("base64url");

/** A code a person can read aloud and type. Eight characters are 39 bits. */
export function makeCode(length: number): string {
  return Array.from({ length }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join("");
}

/**
 * What the database keeps instead of a secret. A session's secret cannot be guessed from it; a sign-in code (39 bits) or
 * an address could be, by somebody who has the file and time: those rows live for minutes and for a day.
 */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

/** Compares in constant time. */
export function matchesHash(secret: string, hash: string): boolean {
  const [actual, expected] = [Buffer.from(hashSecret(secret)), Buffer.from(hash)];
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
