import { bounceAddress, outboxIdOfBounce } from "#app/domain/mail/bounce-address.server.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const id = "0f8fad5b-d9cb-469f-a165-70867728950e";
const secret = "a secret of the tests";
const address = bounceAddress(id, secret, "week.example.org");
const [local = ""] = address.split("@");

describe("the address a bounce comes back to", () => {
  it("names the mail, and only that", () => {
    fc.assert(
      fc.property(fc.uuid(), (any) => {
        expect(outboxIdOfBounce(bounceAddress(any, secret, "week.example.org"), [secret])).toBe(any);
      }),
    );
  });

  it("is the same each time, and another for each mail and each secret", () => {
    expect(bounceAddress(id, secret, "week.example.org")).toBe(address);
    expect(bounceAddress(id, "another", "week.example.org")).not.toBe(address);
    expect(bounceAddress(id.replace("0f", "1f"), secret, "week.example.org").slice(-40)).not.toBe(address.slice(-40));
  });

  it("fits the 64 octets of a local part, in letters that survive any server", () => {
    expect(address).toMatch(/^bounce\+[0-9a-z]+@week\.example\.org$/);
    expect(local.length).toBeLessThanOrEqual(64);
  });

  it("is read in other letters, with blanks around, and under whatever domain it was delivered to", () => {
    for (const written of [address.toUpperCase(), ` ${address} `, `${local}@mx7.week.example.org`]) {
      expect(outboxIdOfBounce(written, [secret])).toBe(id);
    }
    expect(bounceAddress(id.toUpperCase(), secret, "week.example.org")).toBe(address);
  });

  it("is still read after the secret changed, until the old one is given up", () => {
    expect(outboxIdOfBounce(address, ["new", secret])).toBe(id);
    expect(outboxIdOfBounce(address, ["new"])).toBeNull();
    expect(outboxIdOfBounce(address, [])).toBeNull();
  });

  it("cannot be changed by a single figure", () => {
    const token = local.slice("bounce+".length);
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === "0" ? "1" : "0";
      const forged = `bounce+${token.slice(0, at)}${other}${token.slice(at + 1)}@week.example.org`;
      expect(outboxIdOfBounce(forged, [secret])).toBeNull();
    }
  });

  it.each([
    "",
    "week@week.example.org",
    local,
    `${local}0@week.example.org`,
    `${local.slice(0, -1)}@week.example.org`,
    `x${address}`,
    address.replace("+", "-"),
    `${address}@example.net`,
  ])("is nothing else: %s", (other) => {
    expect(outboxIdOfBounce(other, [secret])).toBeNull();
  });

  it("is not made for what could not be read again", () => {
    expect(() => bounceAddress("mail-1", secret, "week.example.org")).toThrow(RangeError);
  });
});
