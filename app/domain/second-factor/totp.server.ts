import { Secret, TOTP } from "otpauth";
import type { Instant } from "../time/zoned-time.ts";
import { factorDigits, factorPeriodSeconds, factorWindow } from "./second-factor.ts";

const totp = (secret: string, label = "", issuer = ""): TOTP =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: factorDigits, period: factorPeriodSeconds, label, issuer });

/** Create a secret for a device: 160 bits, Base32 (RFC 4226 4, R6). */
export const makeFactorSecret = (): string => new Secret({ size: 20 }).base32;

/** Return the content of the QR code for a device: `otpauth://totp/…`. */
export const factorUri = (secret: string, account: string, issuer: string): string =>
  totp(secret, account, issuer).toString();

/** Return the present code; for the demonstration, which shows it, and for tests. */
export const factorCode = (secret: string, now: Instant): string => totp(secret).generate({ timestamp: now });

/** Return the time step of a code within `factorWindow` of the present step; null for a wrong code. */
export function factorStep(secret: string, code: string, now: Instant): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now, window: factorWindow });
  return delta === null ? null : Math.floor(now / 1000 / factorPeriodSeconds) + delta;
}
