import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { z } from "zod";

/** Mail to a coordinator who was named as the deputy of another one. */
export const deputyNamed = mailKind({
  name: "deputy_named",
  payload: z.object({ absentId: z.uuid(), deputyId: z.uuid() }),
  priority: 2,
  key: mailKey<[absentId: string, deputyId: string, until: string, at: Instant]>("deputy"),
});
