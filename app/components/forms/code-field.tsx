import { useTranslation } from "react-i18next";
import { type AnyField, TextField } from "./fields.tsx";

/** The code that a mail brought: to sign in, or to show that a new address is one's own. */
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
