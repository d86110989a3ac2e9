import { faultKeys } from "#app/domain/errors.ts";
import { faultText, parseFaultText } from "#app/domain/fault-text.ts";
import { describe, expect, it } from "vitest";

describe("a fault as one text", () => {
  it.each(faultKeys)("%s is read as it was written", (key) => expect(parseFaultText(faultText(key))).toEqual({ key }));
  it("keeps its values, numbers as numbers", () => {
    const values = { max: 140, first: "+02:00", value: "a&b=c?d" };
    expect(parseFaultText(faultText("tooLong", values))).toEqual({ key: "tooLong", values });
  });
  it("takes a validator's own words as a wrong choice", () => {
    expect(parseFaultText("Invalid input: expected string")).toEqual({ key: "choose" });
  });
});
