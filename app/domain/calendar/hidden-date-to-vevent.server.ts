import { textsOf } from "#app/i18n/translator.server.ts";
import type { Language } from "../languages/language.ts";
import { type Instant, toUtcText } from "../time/zoned-time.ts";
import { type CalendarDate, uidOf } from "./calendar-date.ts";
import { textValue, writeLine } from "./content-line.server.ts";

const compact = (instant: Instant): string => toUtcText(instant).replaceAll(/[-:]/g, "");

/**
 * Write a date of a hidden event as a cancelled VEVENT: calendars that have it strike it through, and show no text of
 * the event (standards HTTP-07). Only UID, times and SEQUENCE are taken from it.
 */
export function hiddenDateToVevent(
  date: Pick<CalendarDate, "eventId" | "dateId" | "startsAtUtc" | "endsAtUtc" | "sequence" | "revisedAt">,
  language: Language,
): string {
  const lines = [
    { name: "BEGIN", value: "VEVENT" },
    { name: "UID", value: uidOf(date) },
    { name: "SEQUENCE", value: String(date.sequence) },
    { name: "DTSTAMP", value: compact(date.revisedAt) },
    { name: "DTSTART", value: compact(date.startsAtUtc) },
    { name: "DTEND", value: compact(date.endsAtUtc) },
    {
      name: "SUMMARY",
      parameters: { LANGUAGE: language },
      value: textValue(textsOf(language, "calendar")("hidden")),
    },
    { name: "STATUS", value: "CANCELLED" },
    { name: "LAST-MODIFIED", value: compact(date.revisedAt) },
    { name: "END", value: "VEVENT" },
  ];
  return lines.map(writeLine).join("");
}
