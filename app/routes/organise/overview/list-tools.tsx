import {
  copyProgrammePath,
  eventTablePath,
  importPath,
  manyDatesPath,
  organisePath,
  ownCityPath,
  weekPath,
} from "#app/domain/organise-paths.ts";
import type { OwnEventsPage } from "#app/domain/own-events/list-own-events-page.server.ts";
import { turns } from "#app/domain/own-events/own-event-line.ts";
import { type OwnEventsFilter, ownEventsQuery, sortings } from "#app/domain/own-events/own-events-filter.ts";
import { withQuery } from "#app/domain/paths.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { StateIcon } from "#app/components/workspace/state-icon.tsx";

type Props = { filter: OwnEventsFilter; list: OwnEventsPage };

/** Link to the events of each state, with their numbers. The line scrolls sideways on a phone. */
export function StateTabs({ filter, list: { counts } }: Props) {
  const { t } = useTranslation("ownEvents");
  const language = useLanguage();
  const shown = turns.filter((turn) => counts[turn] > 0 || turn === "yours" || filter.turn === turn);
  return (
    <nav className="own-tabs" aria-label={t("states")}>
      {[null, ...shown].map((turn) => (
        <a
          key={turn}
          href={withQuery(organisePath(language), ownEventsQuery({ ...filter, turn }))}
          aria-current={filter.turn === turn ? "true" : undefined}
        >
          {t(`turn.${turn ?? "all"}`)} <b>{counts[turn ?? "all"]}</b>
        </a>
      ))}
    </nav>
  );
}

/** Search and, folded, the order of the list and the ways to fill it. */
export function ListTools({ filter, list }: Props) {
  const { t } = useTranslation("ownEvents");
  return (
    <div className="own-tools">
      <search>
        <form className="own-search">
          <FilterFields filter={{ ...filter, q: "" }} />
          <label className="hidden" htmlFor="q">
            {t("search.label")}
          </label>
          <input type="search" id="q" name="q" defaultValue={filter.q} placeholder={t("search.hint")} maxLength={100} />
          <button type="submit" className="quiet">
            <StateIcon name="search" />
            <span className="hidden">{t("search.label")}</span>
          </button>
        </form>
      </search>
      <details>
        <summary className="button quiet">
          <span className="narrow-only">{t("more.short")}</span>
          <span className="wide-only">{t("more.long")}</span>
        </summary>
        <div className="own-more">
          <SortForm filter={filter} />
          <MoreLinks list={list} />
        </div>
      </details>
    </div>
  );
}

function SortForm({ filter }: Pick<Props, "filter">) {
  const { t } = useTranslation("ownEvents");
  return (
    <form className="own-sort">
      <FilterFields filter={{ ...filter, sort: "turn" }} />
      <label htmlFor="sort">{t("sort.label")}</label>
      <select id="sort" name="sort" defaultValue={filter.sort}>
        {sortings.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sort.${sort}`)}
          </option>
        ))}
      </select>
      <button type="submit" className="quiet">
        {t("sort.go")}
      </button>
    </form>
  );
}

/** Carry the rest of the filter along. */
export function FilterFields({ filter }: Pick<Props, "filter">) {
  return [...new URLSearchParams(ownEventsQuery(filter))].map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

function MoreLinks({ list }: Pick<Props, "list">) {
  const { t } = useTranslation(["ownEvents", "dates", "organise", "hiding"]);
  const language = useLanguage();
  return (
    <ul className="own-links">
      <li>
        <a href={importPath(language)}>{t("more.import")}</a>
      </li>
      <li>
        <a href={copyProgrammePath(language)}>{t("more.copy")}</a>
      </li>
      {list.counts.public + list.counts.coordination > 0 && (
        <li>
          <a href={manyDatesPath(language)}>{t("dates:many.title")}</a>
        </li>
      )}
      <li>
        <a href={eventTablePath(language)}>{t("more.export")}</a>
      </li>
      <li>
        <a href={weekPath(language)}>{t("organise:week.link")}</a>
      </li>
      {list.organisations.some(({ keepsCity }) => keepsCity) && (
        <li>
          <a href={ownCityPath(language)}>{t("hiding:city.title")}</a>
        </li>
      )}
    </ul>
  );
}
