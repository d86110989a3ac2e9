import type { Attendance } from "#app/domain/model/event.ts";
import type { VisiblePlace } from "#app/domain/model/place.ts";

/** List details that the public will look for and not find. They may still be undecided, so they are not faults. */
export function missingDetails(event: { attendance: Attendance; place: VisiblePlace; joinUrl: string | null }) {
  const { level, venueName, streetAddress, district } = event.place;
  const isNamed = district !== undefined || (level === "public" && (venueName ?? streetAddress) !== undefined);
  const hasPlace = level === "by_partner" || isNamed;
  return [
    ...(event.attendance !== "online" && !hasPlace ? (["place"] as const) : []),
    ...(event.attendance !== "in_person" && event.joinUrl === null ? (["link"] as const) : []),
  ];
}
