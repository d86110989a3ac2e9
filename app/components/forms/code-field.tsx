import { useTranslation } from "react-i18next";
import { type AnyField, TextField } from "./fields.tsx";

/** Show the field for a mailed code, used to sign in and to confirm a new address. */
export function CodeField({ field }: { field: AnyField }) {
  const { t } = useTranslation("public");
  return (
    <TextField
      field={field}
      label={t("signIn.code")}
      hint={t("signIn.codeHint")}
      className="short code"
      dir="ltr"
      autoComplete="one-time-code"
      autoCapitalize="characters"
    />
  );
}
