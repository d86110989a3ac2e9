import { smtpClass } from "#app/domain/mail/smtp-class.ts";
import { expect, it } from "vitest";

it.each([
  ["EENVELOPE 450", "later"],
  ["EMESSAGE 554", "never"],
  ["ETIMEDOUT", "silent"],
  ["ERROR", "silent"],
  ["", "silent"],
  ["550", "never"],
  ["EPROTOCOL 1450", "silent"],
] as const)("the stored error %j says %s", (error, meaning) => expect(smtpClass(error)).toBe(meaning));
