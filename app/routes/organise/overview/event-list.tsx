import { withQuery } from "#app/domain/paths.ts";
import { chosenEventsPath, copyProgrammePath, eventTablePath, organisePath } from "#app/domain/organise-paths.ts";
import type { OwnEventsPage } from "#app/domain/own-events/list-own-events-page.server.ts";
import { turns } from "#app/domain/own-events/own-event-line.ts";
import { type OwnEventsFilter, ownEventsQuery } from "#app/domain/own-events/own-events-filter.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { EventRow } from "./event-row.tsx";
import { FilterFields } from "./list-tools.tsx";

type Props = { filter: OwnEventsFilter; list: OwnEventsPage; isAll: boolean };

/** List one page of events with boxes, and what can be done with those that are ticked. */
export function EventList({ filter, list, isAll }: Props) {
  const { t } = useTranslation("ownEvents");
  const groups =
    filter.sort === "turn"
      ? turns.map((turn) => ({ turn, lines: list.lines.filter((line) => line.turn === turn) }))
      : [{ turn: null, lines: list.lines }];
  const shown = groups.filter(({ lines }) => lines.length > 0);
  return (
    <form action={chosenEventsPath(useLanguage())} className="own-list">
      <FilterFields filter={filter} />
      {isAll && <input type="hidden" name="all" value="1" />}
      {isAll && list.lines.map(({ eventId }) => <input key={eventId} type="hidden" name="shown" value={eventId} />)}
      {shown.map(({ turn, lines }, index) => (
        <section key={turn} aria-labelledby={`group-${turn}`}>
          <div className="own-group">
            <h2 id={`group-${turn}`}>
              {turn ? t(`turn.${turn}`) : t(`sort.${filter.sort}`)}{" "}
              <span className="soft">{turn ? list.counts[turn] : list.total}</span>
            </h2>
            {index === 0 && <PickAll filter={filter} list={list} isAll={isAll} />}
          </div>
          <ul className="own-rows">
            {lines.map((line) => (
              <EventRow key={line.eventId} line={line} isTicked={isAll} />
            ))}
          </ul>
        </section>
      ))}
      <Pager filter={filter} list={list} isAll={isAll} />
      <ManyBar />
    </form>
  );
}

function PickAll({ filter, list, isAll }: Props) {
  const { t } = useTranslation("ownEvents");
  const page = list.page > 1 ? String(list.page) : "";
  const query = ownEventsQuery(filter, { page, all: isAll ? "" : "1" });
  return (
    <a className="own-all" href={withQuery(organisePath(useLanguage()), query)}>
      {isAll ? t("all.none") : t("all.choose", { number: list.total })}
    </a>
  );
}

function Pager({ filter, list, isAll }: Props) {
  const { t } = useTranslation("ownEvents");
  const language = useLanguage();
  if (list.pages < 2) return null;
  const to = (page: number) =>
    withQuery(organisePath(language), ownEventsQuery(filter, { page: String(page), all: isAll ? "1" : "" }));
  return (
    <nav className="own-pager" aria-label={t("page.label")}>
      {list.page > 1 && (
        <a href={to(list.page - 1)} rel="prev">
          {t("page.previous")}
        </a>
      )}
      <span className="soft">{t("page.of", { page: list.page, pages: list.pages })}</span>
      {list.page < list.pages && (
        <a href={to(list.page + 1)} rel="next">
          {t("page.next")}
        </a>
      )}
    </nav>
  );
}

/** Offer acts for the ticked events; style sheets that can tell show it only when one is ticked. */
function ManyBar() {
  const { t } = useTranslation("ownEvents");
  const language = useLanguage();
  return (
    <div className="own-bar">
      <p>{t("many.label")}</p>
      <div className="actions">
        <button type="submit" name="act" value="submit">
          {t("many.submit")}
        </button>
        <button type="submit" name="act" value="venue" className="quiet">
          {t("many.venue")}
        </button>
        <button type="submit" formAction={copyProgrammePath(language)} className="quiet">
          {t("many.copy")}
        </button>
        <button type="submit" formAction={eventTablePath(language)} className="quiet">
          {t("many.export")}
        </button>
        <button type="submit" name="act" value="delete" className="danger">
          {t("many.delete")}
        </button>
      </div>
    </div>
  );
}
