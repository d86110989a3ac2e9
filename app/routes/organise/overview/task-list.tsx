import { organiseEventPath } from "#app/domain/paths.ts";
import { directionOf } from "#app/domain/languages/language.ts";
import type { Need } from "#app/domain/workspace/list-own-events.server.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

export function NeedsList({ needs }: { needs: readonly Need[] }) {
  const { t } = useTranslation("organise");
  const language = useLanguage();
  if (needs.length === 0) return null;
  return (
    <section aria-labelledby="needs" className="part">
      <h2 id="needs">{t("needs.title")}</h2>
      <ul className="rows">
        {needs.map((need) => (
          <li key={`${need.kind} ${need.eventId}`}>
            <Link to={`${organiseEventPath(language, need.eventId)}${need.kind === "translate" ? "/texts" : ""}`}>
              <bdi lang={need.language} dir={directionOf(need.language)}>
                {need.title || t("draft.untitled")}
              </bdi>
            </Link>
            <span className="soft">{t(`needs.${need.kind}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
