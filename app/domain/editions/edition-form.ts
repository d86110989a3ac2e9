import { z } from "zod";
import { editionStates } from "../model/edition.ts";
import { optionalDay } from "../forms/time-fields.ts";
import { optionalLine } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";
import type { Fault } from "../errors.ts";
import { type LocalDate, parseLocalDate } from "../time/zoned-time.ts";
import { isEditionCode } from "./edition-code.ts";
import { type Days, dayFaults, nameFaults } from "./edition-faults.ts";

const choose = { error: faultText("choose") };
const name = optionalLine(80);
const days = { startsOn: optionalDay, endsOn: optionalDay, submitUntil: optionalDay };
/** Check several fields together even when one of them has a fault, so that all faults are shown at once. */
const always = { when: () => true };

type Found = Pick<z.core.$RefinementCtx, "issues" | "addIssue">;

/** Add faults that concern several fields, except where a field has one of its own. */
function addFaults({ issues, addIssue }: Found, faults: Readonly<Record<string, Fault>>): void {
  const known = new Set(issues.map(({ path }) => path?.join(".")));
  for (const [field, { key, values }] of Object.entries(faults)) {
    if (!known.has(field)) addIssue({ code: "custom", path: field.split("."), message: faultText(key, values) });
  }
}

/** Read a day again: a field with a fault of its own still holds the text that was typed. */
const dayOf = (value: unknown): LocalDate | null => (typeof value === "string" ? parseLocalDate(value) : null);

const checkDays = (value: Partial<Days>, found: Found): void =>
  addFaults(
    found,
    dayFaults({
      startsOn: dayOf(value.startsOn),
      endsOn: dayOf(value.endsOn),
      submitUntil: dayOf(value.submitUntil),
    }),
  );

export const editionForm = z.discriminatedUnion(
  "intent",
  [
    z
      .object({
        intent: z.literal("save"),
        /** Empty for a new edition. */
        editionId: z.string().max(40).default(""),
        code: z
          .string({ error: faultText("required") })
          .trim()
          .refine(isEditionCode, faultText("editionCode")),
        /** Given by the button that takes the proposed code: the form comes back, and nothing is saved. */
        takeCode: z.string().optional(),
        state: z.enum(editionStates, choose),
        names: z.object({ en: name, fr: name, es: name, pt: name, ar: name }),
        ...days,
        /** `1` when the drafts of the current edition are moved to the new one. */
        takesDrafts: z.string().optional(),
      })
      .superRefine((value, found) => {
        checkDays(value, found);
        addFaults(found, nameFaults(value.names ?? {}));
      }, always),
    z
      .object({
        intent: z.literal("window"),
        editionId: z.uuid(choose),
        citySlug: z.string(choose).min(1, choose),
        ...days,
      })
      .superRefine(checkDays, always),
    z.object({ intent: z.literal("noWindow"), editionId: z.uuid(choose), cityId: z.uuid(choose) }),
  ],
  choose,
);
