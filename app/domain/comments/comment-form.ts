import { z } from "zod";

/** Something written to the other side; what it may be is a rule of the verb. */
export const commentForm = z.object({ intent: z.literal("write"), text: z.string().default("") });
