import { hiddenNotices } from "#app/domain/hiding/hide-form.ts";
import { useTranslation } from "react-i18next";
import { type AnyField, ChoiceField, TextAreaField } from "./fields.tsx";

/** What people who hold a seat hear of something that is hidden: nothing unless somebody says so. */
export function NotifyFields({ told, words }: { told: AnyField; words: AnyField }) {
  const { t } = useTranslation("life");
  return (
    <>
      <ChoiceField
        field={told}
        label={t("tell.question")}
        hint={t("tell.hint")}
        kind="radio"
        isOptional
        options={hiddenNotices.map((value) => ({ value, label: t(`tell.${value}`) }))}
      />
      <TextAreaField field={words} label={t("tell.wordsLabel")} rows={3} isOptional dir="auto" />
    </>
  );
}
