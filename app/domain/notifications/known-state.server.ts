import { createHash } from "node:crypto";
import type { KnownState } from "./date-news.ts";

type Place = {
  venueName: string | null;
  streetAddress: string | null;
  district: string | null;
  ask: string | null;
};

/** A date as people are told of it. The mark says whether a place is another one, never which. */
export function knownStateOf(date: Omit<KnownState, "placeMark"> & { dateId: string }, place: Place): KnownState {
  const { venueName, streetAddress, district, ask } = place;
  const words = JSON.stringify([date.dateId, venueName, streetAddress, district, ask]);
  return {
    status: date.status,
    startsAtLocal: date.startsAtLocal,
    endsAtLocal: date.endsAtLocal,
    placeMark: createHash("sha256").update(words).digest("base64url").slice(0, 12),
  };
}
