import { z } from "zod";
import { neededLine } from "../forms/fields.ts";

/** Maximum length of the reason for a download, in characters. */
export const maxExportReason = 200;

/** Form that asks why the contact list is downloaded; `filter` is the query that chooses the rows. */
export const exportForm = z.object({ reason: neededLine(maxExportReason), filter: z.string().default("") });
