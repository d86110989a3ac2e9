import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { editionName } from "#app/domain/editions/edition-name.ts";
import { languagesWithout } from "#app/domain/languages/language-fallback.ts";
import type { EditionList } from "#app/domain/editions/get-editions.server.ts";
import { endonyms } from "#app/domain/languages/language.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useTranslation } from "react-i18next";

/** Show name, state and days of an edition, and in which languages readers see a name in another one. */
export function EditionFacts({ edition }: { edition: EditionList["editions"][number] }) {
  const { t } = useTranslation("secretariat");
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  const missing = languagesWithout(edition.names);
  const shown = missing[0] && editionName(edition, missing[0]);
  return (
    <>
      <h2 id={`title-${edition.id}`}>
        <bdi>{editionName(edition, language)}</bdi>
      </h2>
      <p className="soft">
        {t(`editions.states.${edition.state}`)}
        {edition.fictitious && ` · ${t("editions.fictitious")}`}
      </p>
      <dl className="changes">
        <div>
          <dt>{t("editions.days")}</dt>
          <dd>
            {formatLocal(edition.startsOn, "full", locale)} – {formatLocal(edition.endsOn, "full", locale)}
          </dd>
        </div>
        <div>
          <dt>{t("editions.submitUntil")}</dt>
          <dd>{formatLocal(edition.submitUntil, "full", locale)}</dd>
        </div>
        <div>
          <dt>{t("editions.code")}</dt>
          <dd>
            <bdi dir="ltr">{edition.code}</bdi>
          </dd>
        </div>
      </dl>
      {missing.length > 0 && (
        <Notice
          tone="warn"
          title={t("editions.missing", {
            languages: listText(
              missing.map((each) => endonyms[each]),
              language,
            ),
            name: shown,
          })}
        />
      )}
    </>
  );
}
