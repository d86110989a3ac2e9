import { acceptInternationalEmail } from "#app/domain/forms/international-email.ts";
import { emailAddress, optionalEmail } from "#app/domain/forms/fields.ts";
import { normaliseEmail } from "#app/domain/model/account.ts";
import { parseEmail } from "#app/domain/text/email-address.ts";
import { afterEach, describe, expect, it } from "vitest";

afterEach(() => acceptInternationalEmail(false));

const faultsOf = (text: string) => emailAddress.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

describe("an address that came along with something nobody sees", () => {
  it.each([
    ["a right-to-left mark after it", "user@example.org\u200f"],
    ["a left-to-right mark before it", "\u200euser@example.org"],
    ["a zero-width space after it", "user@example.org\u200b"],
    ["a zero-width joiner inside", "us\u200der@exam\u200cple.org"],
    ["isolates around it", "\u2068user@example.org\u2069"],
    ["embedding marks", "\u202auser@example.org\u202c"],
    ["a byte order mark and blanks", "\ufeff\u00a0 user@example.org\u3000"],
    ["a soft hyphen and a word joiner", "user\u00ad@example\u2060.org"],
    ["a full-width @", "user\uff20example.org"],
    ["full-width letters and dots", "\uff55\uff53\uff45\uff52\uff20example\uff0eorg"],
    ["an ideographic full stop", "user@example\u3002org"],
    ["capitals", "User@Example.ORG"],
  ])("is the address: %s", (_name, text) => {
    expect(parseEmail(text)).toBe("user@example.org");
    expect(normaliseEmail(text)).toBe("user@example.org");
    expect(emailAddress.parse(text)).toBe("user@example.org");
    expect(optionalEmail.parse(text)).toBe("user@example.org");
  });
});

describe("an address beyond ASCII", () => {
  it("has its domain in punycode", () => {
    expect(emailAddress.parse("info@BÜCHER.example")).toBe("info@xn--bcher-kva.example");
    expect(emailAddress.parse("info@مثال.إختبار")).toMatch(/^info@xn--[a-z0-9-]+\.xn--[a-z0-9-]+$/);
  });

  it("is refused with the reason where the mail server does not take it, and else accepted", () => {
    expect(faultsOf("andré@example.org")).toEqual(["emailInternational"]);
    expect(optionalEmail.safeParse("أمل@example.org").error?.issues.map(({ message }) => message)).toEqual([
      "emailInternational",
    ]);
    acceptInternationalEmail(true);
    expect(emailAddress.parse("Andre\u0301@example.org")).toBe("andré@example.org");
    expect(optionalEmail.parse("أمل@example.org")).toBe("أمل@example.org");
  });
});

describe("what is no address", () => {
  it.each([
    "user",
    "user@",
    "@example.org",
    "user@example",
    "user@@example.org",
    "us er@example.org",
    ".user@example.org",
    "us..er@example.org",
    "user@-example.org",
    "user@example.org/path",
    "user@ex/ample.org",
    "<user@example.org>",
    "user@bü cher.example",
    `${"é".repeat(33)}@example.org`,
    `user@${"a.".repeat(130)}org`,
  ])("is said to be none: %s", (text) => {
    expect(parseEmail(text)).toBeNull();
    expect(faultsOf(text)).toContain("email");
  });

  it("is one fault at a time", () => {
    expect(faultsOf("")).toEqual(["required"]);
    expect(faultsOf("user")).toEqual(["email"]);
    expect(optionalEmail.parse(" \u200f ")).toBeNull();
  });
});
