import { z } from "zod";

/** Form for a comment; `writeComment` validates its text. */
export const commentForm = z.object({ intent: z.literal("write"), text: z.string().default("") });
