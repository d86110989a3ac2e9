import { parseFaultText } from "#app/domain/fault-text.ts";
import { minutesEast } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";
import { ChoiceField, type Control } from "./fields.tsx";

/**
 * Ask which of two hours is meant, only if the clock is set back that night and the hour comes twice (standards
 * WALL-07).
 */
export function WhichHour({ time, offset }: { time: Pick<Control, "errors">; offset: Control }) {
  const { t } = useTranslation("eventForm");
  const twice = time.errors?.map(parseFaultText).find((fault) => fault.key === "timeTwice");
  const chosen = typeof offset.initialValue === "string" ? offset.initialValue : "";
  if (!twice && !chosen) return null;
  if (!twice) return <input type="hidden" name={offset.name} value={chosen} />;
  const first = String(twice.values?.["first"]);
  const second = String(twice.values?.["second"]);
  return (
    <ChoiceField
      field={offset}
      label={t("form.twice")}
      kind="radio"
      options={[
        { value: String(minutesEast(first)), label: t("form.twiceFirst", { offset: first }) },
        { value: String(minutesEast(second)), label: t("form.twiceSecond", { offset: second }) },
      ]}
    />
  );
}
