import { z } from "zod";
import { editionStates } from "../model/edition.ts";
import { optionalDay } from "../forms/time-fields.ts";
import { neededLine } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";

const choose = { error: faultText("choose") };
const name = neededLine(80);
const day = optionalDay.refine((value) => value !== null, faultText("required"));
const days = { startsOn: day, endsOn: day, submitUntil: day };

export const editionForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("save"),
      /** Empty for a new edition. */
      editionId: z.string().max(40).default(""),
      code: z
        .string({ error: faultText("required") })
        .trim()
        .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, faultText("editionCode")),
      state: z.enum(editionStates, choose),
      names: z.object({ en: name, fr: name, es: name, pt: name, ar: name }),
      ...days,
      /** `1` when the drafts of the current edition are moved to the new one. */
      takesDrafts: z.string().optional(),
    }),
    z.object({
      intent: z.literal("window"),
      editionId: z.uuid(choose),
      citySlug: z.string(choose).min(1, choose),
      ...days,
    }),
    z.object({ intent: z.literal("noWindow"), editionId: z.uuid(choose), cityId: z.uuid(choose) }),
  ],
  choose,
);
