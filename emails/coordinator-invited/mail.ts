import { languages } from "#app/domain/languages/language.ts";
import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { z } from "zod";

/** Mail to a new coordinator: their scopes, and how to begin. */
export const coordinatorInvited = mailKind({
  name: "coordinator_invited",
  payload: z.object({ personId: z.uuid(), language: z.enum(languages).optional() }),
  priority: 2,
  key: mailKey<[accountId: string, scopeKind: string, scopeCode: string, at: Instant]>("coordinator"),
});
