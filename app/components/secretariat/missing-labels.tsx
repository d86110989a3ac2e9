import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { languageListText } from "#app/domain/instance/language-list-text.ts";
import type { TermLine } from "#app/domain/vocabulary/list-terms.server.ts";
import { useTranslation } from "react-i18next";

/** Name the languages in which a term has no label, and the label that their readers see. */
export function MissingLabels({ term: { missing, fallback } }: { term: Pick<TermLine, "missing" | "fallback"> }) {
  const { t } = useTranslation("lists");
  const language = useLanguage();
  if (!fallback) return null;
  return (
    <>
      <br />
      <span className="soft">
        {t("missing", { languages: languageListText(missing, language), name: fallback.text })}
      </span>
    </>
  );
}
