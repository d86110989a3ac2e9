import { z } from "zod";

/** Why an event is hidden, if somebody wants to say so. */
export const hideForm = z.object({ note: z.string().default("") });
export type HideValues = z.input<typeof hideForm>;
