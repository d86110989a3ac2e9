import { data } from "@remix-run/node";

/** Data for one person's eyes: never stored by anything between us and them. */
export const privately = <T>(value: T) => data(value, { headers: { "Cache-Control": "private, no-store" } });
