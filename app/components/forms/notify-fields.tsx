import { hiddenNotices } from "#app/domain/notifications/hidden-notice.ts";
import { useTranslation } from "react-i18next";
import { type AnyField, ChoiceField, TextAreaField } from "./fields.tsx";

/** Ask what attendees are told when something is hidden: by default nothing. */
export function NotifyFields({ told, words }: { told: AnyField; words: AnyField }) {
  const { t } = useTranslation("hiding");
  return (
    <>
      <ChoiceField
        field={told}
        label={t("notify.question")}
        hint={t("notify.hint")}
        kind="radio"
        isOptional
        options={hiddenNotices.map((value) => ({ value, label: t(`notify.${value}`) }))}
      />
      <TextAreaField field={words} label={t("notify.wordsLabel")} rows={3} isOptional dir="auto" />
    </>
  );
}
