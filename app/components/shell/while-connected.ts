import type { ShouldRevalidateFunction } from "@remix-run/react";

/** Result of sending a form when the server could not be reached. */
export type NoAnswer = { isOffline: true };

/** Let a route reload its data after a form was sent, unless the server could not be reached. */
export const whileConnected: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  defaultShouldRevalidate && (actionResult as NoAnswer | undefined)?.isOffline !== true;
