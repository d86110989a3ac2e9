import type { ReviewState } from "../model/review-state.ts";
import { isFreelyEditable } from "../model/review-state.ts";

/**
 * Return the outcome of a new picture: current at once, or proposed while the approved one stays (product 3, edits
 * after approval); null once the event was refused or hidden.
 */
export function pictureOutcome(review: ReviewState, isTrusted: boolean): "current" | "proposed" | null {
  if (isFreelyEditable(review)) return "current";
  if (review !== "approved") return null;
  return isTrusted ? "current" : "proposed";
}
