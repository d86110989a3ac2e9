import { days, hours } from "#app/domain/time/zoned-time.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { confirmWithinMs, offerSteps } from "#app/domain/seats/waitlist.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Explain how free seats are given, with the values that the code uses. */
export function WaitingRule() {
  const { t } = useTranslation("signUp");
  const language = useLanguage();
  const [long, middle, short] = offerSteps;
  return (
    <details className="rule">
      <summary>{t("rule.title")}</summary>
      <p>{t("rule.order")}</p>
      <p>
        {t("rule.offer", {
          long: durationText(long.standsMs, "hour", language),
          longDays: durationText(long.moreThanMs, "day", language),
          middle: durationText(middle.standsMs, "hour", language),
          short: durationText(short.standsMs, "hour", language),
        })}
      </p>
      <p>{t("rule.atOnce", { hours: durationText(confirmWithinMs, "hour", language) })}</p>
    </details>
  );
}

const units = { day: days(1), hour: hours(1) } as const;

/**
 * Format a duration in days or hours, with the plural of the language: "24 hours", "يومان".
 * @param lengthMs in milliseconds, a whole number of units
 */
const durationText = (lengthMs: number, unit: keyof typeof units, language: Language): string =>
  new Intl.NumberFormat(`${language}-u-nu-latn`, { style: "unit", unit, unitDisplay: "long" }).format(
    lengthMs / units[unit],
  );
