import { parseFaultText } from "#app/domain/fault-text.ts";
import { useTranslation } from "react-i18next";

/** Says a fault in the reader's language. */
export function useFaultWords(): (text: string) => string {
  const { t } = useTranslation("errors");
  return (text) => {
    const { key, values } = parseFaultText(text);
    // Every key of the closed set has its words in every catalogue: `npm run check` looks after that.
    return t(`fault.${key}` as "fault.choose", { ...values });
  };
}
