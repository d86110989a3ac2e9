import { z } from "zod";
import { optionalDay } from "../forms/time-fields.ts";
import { faultText } from "../fault-text.ts";
import { scopeKinds } from "../model/scope.ts";

const choose = { error: faultText("choose") };

export const featureForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("feature"),
      kind: z.enum(scopeKinds, choose),
      code: z.string().max(60).default(""),
      startsOn: optionalDay,
      endsOn: optionalDay,
    }),
    z.object({ intent: z.literal("up"), featureId: z.uuid(choose) }),
    z.object({ intent: z.literal("remove"), featureId: z.uuid(choose) }),
  ],
  choose,
);
