import { foldName } from "../text/fold-name.ts";
import { latinDigits } from "../text/plain-text.ts";
import { dayOf } from "./typed-day.ts";
import { atTime, type LocalDateTime } from "./zoned-time.ts";

/** Names of the halves of a day, without accents and dots, in the languages of the site. */
const morning = "am|ص|صباحا|du matin|de la manana|da manha|in the morning";
const later = "pm|م|مساء|ظهرا|du soir|de l'apres-midi|de la tarde|de la noche|da tarde|da noite|in the evening";
const units = "h|hs|hrs?|heures?|horas?|uhr";

const shape = new RegExp(
  `^(?:الساعه? |الساعة )?(?<hour>\\d{1,2})(?:(?: ?(?:${units}|[:.,٫]) ?)?(?<minute>\\d{2}))?(?::00)?` +
    `(?: ?(?:min|mn|${units}))?(?: ?(?:(?<morning>${morning})|(?<later>${later})))?$`,
  "u",
);

/**
 * Read a time of day as people type it in English, French, Spanish, Portuguese or Arabic: `18:30`, `18h30`, `18 h`,
 * `1830`, `6.30 pm`, `6:30 p. m.`, `6 م`, `٦:٣٠ مساءً`.
 * @returns `HH:MM`; null when it is no time of a day
 */
export function readTime(typed: string): string | null {
  if (typed.length > 40) return null;
  const text = foldName(latinDigits(typed).replaceAll(/[\u200e\u200f\u061c\u0640]/g, ""))
    .replaceAll("’", "'")
    .replace(/\b([ap])\. ?m\.?/, "$1m")
    .replace(/([صم])\.$/, "$1");
  const found = shape.exec(text)?.groups;
  if (!found) return null;
  const hour = hourOfDay(Number(found["hour"]), found["morning"] ? "morning" : found["later"] ? "later" : null);
  const minute = found["minute"] ?? "00";
  return hour === null || Number(minute) > 59 ? null : `${String(hour).padStart(2, "0")}:${minute}`;
}

/** Return the hour from 0 to 23; null when it is none, or contradicts the half of the day. */
function hourOfDay(hour: number, half: "morning" | "later" | null): number | null {
  if (hour > 23 || (half === "morning" && hour > 12) || (half === "later" && hour === 0)) return null;
  if (half === "morning") return hour % 12;
  return half === "later" && hour < 12 ? hour + 12 : hour;
}

/** Link between day and time: "27 décembre 2026 à 18h30", "27 de diciembre de 2026 a las 18:30". */
const between = /^(?:a las?|at|à|a|às|as|في)\s+/iu;

/**
 * Read a day and a time that stand in one text, as in a cell of a table: `27/12/2026 18h30`, `27 déc. 2026 à 18 h`.
 * @returns null when it is not one day and one time
 */
export function readDayAndTime(typed: string): LocalDateTime | null {
  if (typed.length > 120) return null;
  for (const { index } of typed.matchAll(/(?<=[^\s,،])[\s,،]/gu)) {
    const day = dayOf(typed.slice(0, index));
    const time =
      day &&
      readTime(
        typed
          .slice(index + 1)
          .trim()
          .replace(between, ""),
      );
    if (day && time) return atTime(day, time);
  }
  return null;
}
