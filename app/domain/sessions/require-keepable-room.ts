import { Invalid } from "../errors.ts";
import type { PlaceLevel } from "../model/place.ts";

/** Where people ask a partner for the place, no room is kept either. @throws Invalid `room` */
export function requireKeepableRoom(event: { placeLevel: PlaceLevel }, room: string | null): void {
  if (event.placeLevel === "by_partner" && room !== null) throw new Invalid({ room: { key: "noAddressByPartner" } });
}
