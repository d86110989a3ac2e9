import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { isWithin, oneLine } from "../text/plain-text.ts";
import { largestPictureBytes, pictureTextLimits } from "../model/picture.ts";

const tooLong = (max: number) => faultText("tooLong", { max });
const megabytes = largestPictureBytes / 1024 / 1024;

const texts = {
  alternativeText: z
    .string({ error: faultText("required") })
    .transform(oneLine)
    .refine((text) => text !== "", faultText("required"))
    .refine((text) => isWithin(text, pictureTextLimits.alternativeText), tooLong(pictureTextLimits.alternativeText)),
  credit: z
    .string()
    .default("")
    .transform(oneLine)
    .refine((text) => isWithin(text, pictureTextLimits.credit), tooLong(pictureTextLimits.credit))
    .transform((text) => text || null),
};
const pictureId = z.uuid({ error: faultText("choose") });

export const pictureForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("set"),
      ...texts,
      file: z
        .instanceof(File, { error: faultText("pictureNeeded") })
        .refine((file) => file.size > 0, faultText("pictureNeeded"))
        .refine((file) => file.size <= largestPictureBytes, faultText("pictureTooLarge", { max: megabytes })),
    }),
    z.object({ intent: z.literal("describe"), pictureId, ...texts }),
    z.object({ intent: z.literal("remove"), pictureId }),
  ],
  { error: faultText("choose") },
);
