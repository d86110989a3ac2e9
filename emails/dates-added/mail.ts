import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** To followers, in the evening: new dates of the events they follow. */
export const datesAdded = mailKind({
  name: "dates_added",
  payload: z.object({ pageId: z.uuid(), dateIds: z.array(z.uuid()) }),
  priority: 5,
  key: mailKey<[pageId: string, day: string]>("added"),
});
