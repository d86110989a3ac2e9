import { featureEventPath, sharePath } from "#app/domain/paths.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

export function PromotionBox({ event }: { event: { eventId: string; slug: string } }) {
  const { t } = useTranslation("promotion");
  const language = useLanguage();
  return (
    <section className="part" aria-labelledby="promotion">
      <h2 id="promotion">{t("feature.sectionTitle")}</h2>
      <ul>
        <li>
          <a href={featureEventPath(language, event.eventId)}>{t("feature.link")}</a>
        </li>
        <li>
          <a href={sharePath(language, event.slug)}>{t("share.link")}</a>
        </li>
      </ul>
    </section>
  );
}
