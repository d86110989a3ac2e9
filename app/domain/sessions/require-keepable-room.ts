import { Invalid } from "../errors.ts";
import type { PlaceLevel } from "../model/place.ts";

/**
 * Refuse a room where a partner gives the place, because the place is not stored then either.
 * @throws Invalid `room`
 */
export function requireKeepableRoom(event: { placeLevel: PlaceLevel }, room: string | null): void {
  if (event.placeLevel === "by_partner" && room !== null) throw new Invalid({ room: { key: "noAddressByPartner" } });
}
