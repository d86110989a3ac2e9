import { z } from "zod";
import { textLimits } from "../model/event.ts";
import { manyLinesUpTo, neededLine } from "../forms/fields.ts";
import { revisionField } from "./review-form.ts";

export const typoFixForm = z.object({
  revision: revisionField,
  title: neededLine(textLimits.title),
  summary: neededLine(textLimits.summary),
  description: manyLinesUpTo(textLimits.description),
});
