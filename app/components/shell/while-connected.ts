import type { ShouldRevalidateFunction } from "@remix-run/react";

/** What a form gets instead of an answer when the server could not be reached. */
export type NoAnswer = { isOffline: true };

/** Pages around a form ask for their data again after it was sent, unless it could not even be sent. */
export const whileConnected: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  defaultShouldRevalidate && (actionResult as NoAnswer | undefined)?.isOffline !== true;
