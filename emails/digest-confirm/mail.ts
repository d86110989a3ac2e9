import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { z } from "zod";

/** Mail that asks the owner of an address to confirm a digest. */
export const digestConfirm = mailKind({
  name: "digest_confirm",
  payload: z.object({ digestId: z.uuid() }),
  priority: 1,
  key: mailKey<[digestId: string, at: Instant]>("digest-confirm"),
  isRequestedByRecipient: true,
});
