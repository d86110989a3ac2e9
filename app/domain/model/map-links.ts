import type { VisiblePlace } from "./place.ts";

/**
 * Return links to the exact place of an event: for the map application of a phone (RFC 5870), and for a map on the web.
 * @returns null where the public may not know the exact place, or there is none
 */
export function mapLinks(place: VisiblePlace, cityName: string): { geo: string; web: string } | null {
  const { level, venueName, streetAddress, latitude, longitude } = place;
  if (level !== "public") return null;
  if (latitude !== undefined && longitude !== undefined) {
    const point = `${latitude},${longitude}`;
    const label = venueName ?? streetAddress;
    return {
      // Android reads the label from the query; others ignore the query and go to the point.
      geo: `geo:${point}?q=${point}${label === undefined ? "" : `(${encodeURIComponent(label)})`}`,
      web: `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`,
    };
  }
  if (streetAddress === undefined) return null;
  const sought = encodeURIComponent(`${streetAddress}, ${cityName}`);
  return { geo: `geo:0,0?q=${sought}`, web: `https://www.openstreetmap.org/search?query=${sought}` };
}
