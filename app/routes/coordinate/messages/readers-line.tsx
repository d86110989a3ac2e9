import { type ContactFilter, contactQuery } from "#app/domain/contacts/contact-filter.ts";
import type { FilterPlaces } from "#app/domain/contacts/name-filter.server.ts";
import { contactsPath } from "#app/domain/coordinate-paths.ts";
import { withQuery } from "#app/domain/paths.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { useFilterWords } from "../contacts/contact-filter-words.ts";

/** Say in words whom a message goes to, and lead to the list where others can be chosen. */
export function ReadersLine({
  filter,
  places,
  mayChange,
}: {
  filter: ContactFilter;
  places: FilterPlaces;
  mayChange: boolean;
}) {
  const { t } = useTranslation("contacts");
  const language = useLanguage();
  const words = useFilterWords(filter, places).map(({ label }) => label);
  return (
    <p>
      {t("message.to")} <bdi>{words.length === 0 ? t("message.everybody") : listText(words, language)}</bdi>
      {mayChange && (
        <>
          {" · "}
          <a href={withQuery(contactsPath(language), contactQuery(filter))}>{t("message.change")}</a>
        </>
      )}
    </p>
  );
}
