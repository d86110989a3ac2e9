import { registerPath, withQuery } from "#app/domain/paths.ts";
import { copyProgrammePath, importPath, newEventPath, organisePath } from "#app/domain/organise-paths.ts";
import type { OwnEventsPage } from "#app/domain/own-events/list-own-events-page.server.ts";
import { type OwnEventsFilter, ownEventsQuery } from "#app/domain/own-events/own-events-filter.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Say what the first event needs, and lead there. */
export function FirstEvent({ isOpen }: { isOpen: boolean }) {
  const { t } = useTranslation("ownEvents");
  const language = useLanguage();
  return (
    <section className="part" aria-labelledby="first">
      <h2 id="first">{t("first.title")}</h2>
      <ul>
        <li>{t("first.what")}</li>
        <li>{t("first.where")}</li>
        <li>{t("first.then")}</li>
      </ul>
      <p className="actions">
        {isOpen && (
          <a className="button" href={newEventPath(language)}>
            {t("first.begin")}
          </a>
        )}
        <a href={importPath(language)}>{t("more.import")}</a>
        <a href={copyProgrammePath(language)}>{t("more.copy")}</a>
      </p>
    </section>
  );
}

/** Lead somebody without an organisation to registering one. */
export function NoOrganisation() {
  const { t } = useTranslation(["organise", "organisations"]);
  return (
    <>
      <p>{t("overview.none")}</p>
      <p>
        <a className="button" href={registerPath(useLanguage())}>
          {t("organisations:register.title")}
        </a>
      </p>
    </>
  );
}

/** Say that a state or a search is empty, and in which states something is found. */
export function NothingFound({ filter, list: { counts } }: { filter: OwnEventsFilter; list: OwnEventsPage }) {
  const { t } = useTranslation("ownEvents");
  const language = useLanguage();
  const to = (changed: Partial<OwnEventsFilter>) =>
    withQuery(organisePath(language), ownEventsQuery({ ...filter, ...changed }));
  const elsewhere = counts.all + counts.over;
  return (
    <div className="part">
      <p>{filter.q ? t("empty.search", { q: filter.q }) : t("empty.state")}</p>
      <p className="actions">
        {counts.all > 0 && filter.turn && (
          <a href={to({ turn: null })}>{t("empty.elsewhere", { number: counts.all })}</a>
        )}
        {counts.over > 0 && filter.turn !== "over" && (
          <a href={to({ turn: "over" })}>{t("empty.over", { number: counts.over })}</a>
        )}
        {filter.q && elsewhere === 0 && <a href={to({ q: "" })}>{t("empty.reset")}</a>}
      </p>
    </div>
  );
}
