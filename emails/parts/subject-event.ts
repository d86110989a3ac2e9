import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { LocalDateTime } from "#app/domain/time/zoned-time.ts";
import type { MailTexts } from "./letter.ts";

/** Maximum number of characters of a title: phones show about 40 of a subject. */
const maxTitle = 60;

type NamedEvent = {
  /** Title that a subject may contain; null where a passer-by must not read it. */
  subjectTitle: string | null;
  /** First day, as wall clock of the place. */
  day: { local: LocalDateTime; countryCode: string };
};

/**
 * Name an event in a subject: its title and day, or the day alone.
 * @param unnamed "own": call an event without a title the reader's own; "day": only say the day
 */
export function eventInSubject(
  { subjectTitle, day }: NamedEvent,
  { t, language }: MailTexts,
  unnamed: "own" | "day" = "own",
): string {
  const said = isolated(formatLocal(day.local, "day", formatLocaleFor(language, day.countryCode)), language);
  if (subjectTitle !== null) return t("subjectEvent.named", { title: shortened(subjectTitle, language), day: said });
  return unnamed === "day" ? said : t("subjectEvent.own", { day: said });
}

/** Add the title of an event to a subject that says no day, where a title may be shown. */
export const withTitle = (subject: string, subjectTitle: string | null, { t, language }: MailTexts): string =>
  subjectTitle === null ? subject : t("subjectEvent.about", { subject, title: shortened(subjectTitle, language) });

function shortened(title: string, language: MailTexts["language"]): string {
  const characters = [...title];
  const short =
    characters.length > maxTitle
      ? `${characters
          .slice(0, maxTitle - 1)
          .join("")
          .trimEnd()}…`
      : title;
  return isolated(short, language);
}
