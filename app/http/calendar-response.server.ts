import type { Instant } from "#app/domain/time/zoned-time.ts";

/**
 * Build an iCalendar response (RFC 5545 8.1). Its validators are added with the compression, over the bytes served.
 * @param filename name of a download; omit it for a calendar to subscribe to
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
