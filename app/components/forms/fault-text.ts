import { faultWords } from "./fault-words.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Return the function that puts a fault into the language of the page. */
export function useFaultText(): (text: string) => string {
  const { t } = useTranslation("formFaults");
  const language = useLanguage();
  return (text) => faultWords(t, language, text);
}
