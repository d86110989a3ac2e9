import { languages } from "#app/domain/languages/language.ts";
import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { z } from "zod";

/** Mail with an invitation to join an organisation. */
export const memberInvited = mailKind({
  name: "member_invited",
  payload: z.object({ invitationId: z.uuid(), language: z.enum(languages) }),
  priority: 2,
  key: mailKey<[invitationId: string, at: Instant]>("invited"),
});
