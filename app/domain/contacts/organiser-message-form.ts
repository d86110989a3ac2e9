import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { lineUpTo, manyLinesUpTo } from "../forms/fields.ts";
import { type Language, languages } from "../languages/language.ts";
import { organiserMessageLimits } from "./organiser-message.ts";

/** One field for each interface language. */
const inEachLanguage = <S extends z.ZodType>(field: S) =>
  z
    .object(Object.fromEntries(languages.map((language) => [language, field])) as Record<Language, S>)
    .prefault({} as never);

const { subject, text } = organiserMessageLimits;

/** Texts of a message in some languages, each with a subject, or none; `filter` is the query that chooses the readers. */
export const writeMessageForm = z
  .object({
    /** Keep the draft, or look at it. */
    intent: z.enum(["draft", "preview"], { error: faultText("choose") }),
    subject: inEachLanguage(lineUpTo(subject)),
    text: inEachLanguage(manyLinesUpTo(text)),
    filter: z.string().default(""),
  })
  .superRefine((form, check) => {
    for (const language of languages) {
      const [hasSubject, hasText] = [form.subject[language] !== "", form.text[language] !== ""];
      if (hasSubject === hasText) continue;
      const path = [hasSubject ? "text" : "subject", language];
      check.addIssue({ code: "custom", path, message: faultText("required") });
    }
  });

/** Send what was seen, or throw it away. */
export const checkMessageForm = z.object({
  intent: z.enum(["send", "discard"], { error: faultText("choose") }),
  messageId: z.string().default(""),
  /** Version of the draft that was seen. */
  savedAt: z.coerce.number().catch(0),
  /** Number of readers that was seen. */
  readers: z.coerce.number().catch(-1),
});
