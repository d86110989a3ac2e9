import { organisationLimits } from "#app/domain/model/organisation.ts";
import { useTranslation } from "react-i18next";
import { type AnyField, TextAreaField, TextField } from "#app/components/forms/fields.tsx";

export function NameFields({
  fields,
  isProofNeeded = false,
}: {
  fields: { name: AnyField; alias: AnyField; proof: AnyField };
  isProofNeeded?: boolean;
}) {
  const { t } = useTranslation("organisations");
  return (
    <>
      <TextField field={fields.name} label={t("profile.name")} dir="auto" autoComplete="organization" />
      <TextField field={fields.alias} label={t("profile.alias")} hint={t("profile.aliasHint")} isOptional dir="auto" />
      <TextAreaField
        field={fields.proof}
        label={t("profile.proof")}
        hint={t("profile.proofHint", { max: organisationLimits.proof })}
        isOptional={!isProofNeeded}
        rows={4}
        dir="auto"
      />
    </>
  );
}
