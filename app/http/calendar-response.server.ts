import type { Instant } from "#app/domain/time/zoned-time.ts";

/**
 * An iCalendar answer (RFC 5545 8.1). Validators for the bytes are added where they are compressed.
 * @param filename for a download; without it the calendar is one to subscribe to
 */
export function calendarResponse(
  calendar: { text: string; lastModified: Instant | null },
  filename?: string,
): Response {
  return new Response(calendar.text, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      ...(calendar.lastModified === null ? {} : { "Last-Modified": new Date(calendar.lastModified).toUTCString() }),
      ...(filename === undefined ? {} : { "Content-Disposition": `attachment; filename="${filename}"` }),
    },
  });
}
