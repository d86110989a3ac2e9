import { z } from "zod";
import { welcomeSentences } from "../cities/welcome-form.ts";
import { emailAddress, neededLine, optionalLine } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";
import { placeLevels } from "../model/place.ts";
import { memberRoles, organisationLimits } from "../model/organisation.ts";
import { proofText } from "./registration-form.ts";

export const profileForm = z.object({
  name: neededLine(organisationLimits.name),
  alias: optionalLine(organisationLimits.alias),
  contactEmail: emailAddress,
  proof: proofText,
});
export type ProfileValues = Record<keyof z.input<typeof profileForm>, string>;

const choose = { error: faultText("choose") };
const role = z.enum(memberRoles, choose);
const accountId = z.uuid(choose);

export const organisationForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("invite"), email: emailAddress, role }),
    z.object({ intent: z.literal("withdraw"), invitationId: z.uuid(choose) }),
    z.object({ intent: z.literal("role"), accountId, role }),
    z.object({ intent: z.literal("remove"), accountId }),
    z.object({ intent: z.literal("handOver"), accountId }),
    z.object({ intent: z.literal("leave") }),
    z.object({ intent: z.literal("welcome"), welcomes: welcomeSentences, shown: welcomeSentences.prefault({}) }),
    z.object({ intent: z.literal("placeLevel"), level: z.enum(placeLevels, choose) }),
  ],
  choose,
);

export const vouchForm = z.object({ organisationId: z.string(choose) });
export const answerForm = z.object({ answer: z.enum(["accept", "decline"], choose) });
