import { givenAtOnceMs, offerSteps } from "#app/domain/sign-ups/waiting-list.ts";
import { days, hours } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";

/** How seats that become free are given: the rule the code obeys, with its own figures. */
export function WaitingRule() {
  const { t } = useTranslation("taking");
  const [long, middle, short] = offerSteps;
  return (
    <details className="rule">
      <summary>{t("rule.title")}</summary>
      <p>{t("rule.order")}</p>
      <p>
        {t("rule.offer", {
          long: long.standsMs / hours(1),
          longDays: long.moreThanMs / days(1),
          middle: middle.standsMs / hours(1),
          short: short.standsMs / hours(1),
        })}
      </p>
      <p>{t("rule.atOnce", { hours: givenAtOnceMs / hours(1) })}</p>
    </details>
  );
}
