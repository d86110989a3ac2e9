import { textsOf } from "#app/i18n/translator.server.ts";
import type { Language } from "../languages/language.ts";
import type { ShownDateStatus } from "../model/date.ts";

const statusWords = { cancelled: "cancelled", moved_online: "movedOnline", postponed: "postponed" } as const;

/** Put the status in words before the title, for readers that ignore STATUS or have none (standards ICS-24). */
export function titleWithStatus(title: string, status: ShownDateStatus, language: Language): string {
  if (status === "scheduled" || status === "held") return title;
  return textsOf(language, "calendar")(statusWords[status], { title });
}
