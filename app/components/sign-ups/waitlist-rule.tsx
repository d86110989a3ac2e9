import { confirmWithinMs, offerSteps } from "#app/domain/seats/waitlist.ts";
import { durationText } from "#app/domain/time/duration-text.ts";
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
