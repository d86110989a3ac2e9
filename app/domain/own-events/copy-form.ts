import { z } from "zod";

const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()));

/** Form that copies chosen events (`e`); `again`: those that were shown to have a copy already. */
export const copyForm = z.object({ e: many, again: many });
