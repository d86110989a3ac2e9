import { z } from "zod";
import { emailAddress } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";
import { hiddenNotices } from "../notifications/hidden-notice.ts";
import { organisationDecisions } from "../model/organisation-decision.ts";

const choose = { error: faultText("choose") };

export const organisationReviewForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("decide"),
      decision: z.enum(organisationDecisions, choose),
      version: z.string(choose).max(40, choose),
      reason: z.string().default(""),
      told: z.enum(hiddenNotices, choose).default("nothing"),
      words: z.string().default(""),
    }),
    z.object({ intent: z.literal("inviteOwner"), email: emailAddress }),
    z.object({ intent: z.literal("write"), text: z.string().default("") }),
    z.object({ intent: z.literal("note"), text: z.string().default("") }),
    z.object({ intent: z.literal("take") }),
    z.object({ intent: z.literal("letGo") }),
  ],
  choose,
);
