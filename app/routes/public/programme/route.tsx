import { EventCards } from "#app/components/events/event-cards.tsx";
import { FeaturedCards } from "#app/components/promotion/featured-events.tsx";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { programmePath, subscribePath } from "#app/domain/paths.ts";
import { findByPlaceAndDay } from "#app/domain/programme/find-by-place-and-day.server.ts";
import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import { maxCounted, programmeViews, parseView } from "#app/domain/model/programme-filter.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { groupByDay } from "./group-by-day.ts";
import { MapView } from "./map-view.tsx";
import { PrintView } from "./print-view.tsx";
import { WeekView } from "./week-view.tsx";
import { ChosenFilters, DayRow, FilterForm, FilterProblems } from "./filter-form.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const t = textsOf(ctx.language, "public");
  const params = new URL(args.request.url).searchParams;
  const found = findByPlaceAndDay(ctx, params);
  // No cache keeps the redirect, since "today" is another day tomorrow.
  if (found)
    throw redirect(programmePath(ctx.language, found, null, parseView(params.get("view")) ?? "list"), {
      headers: { "Cache-Control": "no-store" },
    });
  const programme = await listProgramme(ctx, params);
  const labels = programme.chosen.map((chosen) => chosen.label);
  const words = listText(labels, ctx.language);
  const head: Head = {
    title: words === "" ? t("programme.title") : t("programme.titleFiltered", { words }),
    description: t("programme.description", { edition: programme.edition?.name ?? t("home.title") }),
    path: programmePath(ctx.language, programme.filter),
    origin: ctx.origin,
    language: ctx.language,
    feedsOf: programme.filter,
  };
  const isWrong = programme.problems.length > 0;
  return data(
    { programme, head },
    { status: isWrong ? 400 : 200, headers: isWrong ? { "Cache-Control": "no-store" } : {} },
  );
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function ProgrammePage() {
  const { programme, head } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  const language = useLanguage();
  return (
    <main id="content" className="programme">
      <h1>{head.title}</h1>
      <FilterProblems problems={programme.problems} />
      {!programme.isIndexed && <p className="notice">{t("programme.notIndexed")}</p>}
      {programme.edition ? (
        <>
          {programme.shown?.view !== "print" && <DayRow programme={programme} />}
          <p className="to-filters">
            <a href={`${programme.shown ? programmePath(language, programme.filter) : ""}#filters`}>
              <Icon name="filter" />
              {t("programme.toFilters")}
            </a>
          </p>
          <FeaturedCards cards={programme.featured} />
          <div className={programme.shown ? "columns is-wide" : "columns"}>
            <section aria-labelledby="results">
              <ChosenFilters filter={programme.filter} labels={programme.chosen} />
              <h2 id="results" className="count">
                <CountText total={programme.total} />
              </h2>
              <ViewLinks programme={programme} />
              {programme.total === 0 ? (
                <NoResults programme={programme} />
              ) : (
                <Shown programme={programme} origin={head.origin ?? ""} />
              )}
            </section>
            {!programme.shown && (
              <aside>
                <FilterForm programme={programme} chosen={programme.chosen} />
                <div className="subscribe-box">
                  <h2>
                    <Icon name="calendar" />
                    <a href={subscribePath(language, programme.filter)}>{t("programme.subscribe")}</a>
                  </h2>
                  <p>{t("programme.subscribeText")}</p>
                </div>
              </aside>
            )}
          </div>
        </>
      ) : (
        <p>{t("programme.noEdition")}</p>
      )}
    </main>
  );
}

type ProgrammeProps = { programme: ReturnType<typeof useLoaderData<typeof loader>>["programme"] };

/** Show the number of dates, or "more than" the maximum that is counted. */
function CountText({ total }: { total: number | null }) {
  const { t } = useTranslation("public");
  return total === null ? t("programme.many", { number: maxCounted }) : t("programme.count", { count: total });
}

function ViewLinks({ programme }: ProgrammeProps) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const current = programme.shown?.view ?? "list";
  return (
    <nav className="views" aria-label={t("programme.views")}>
      <ul>
        {programmeViews.map((view) => (
          <li key={view}>
            <a
              href={programmePath(language, programme.filter, null, view)}
              aria-current={view === current ? "true" : undefined}
            >
              {t(`programme.view.${view}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Shown({ programme, origin }: ProgrammeProps & { origin: string }) {
  const { shown, filter } = programme;
  if (shown?.view === "week") return <WeekView days={shown.days} filter={filter} />;
  if (shown?.view === "map") return <MapView map={shown.map} filter={filter} />;
  if (shown?.view === "print") return <PrintView printed={shown.printed} filter={filter} origin={origin} />;
  return <Results programme={programme} />;
}

/** Say that nothing was found, and suggest which single filter to remove. */
function NoResults({ programme }: ProgrammeProps) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const { filter, suggestions } = programme;
  const labelOfChoice = (choice: (typeof suggestions)[number]["without"]): string => {
    if (choice === "q") return filter.q ?? "";
    if (choice === "days") return t("programme.daysChip");
    if (choice === "seats") return t("programme.seatsChip");
    const labels = programme.chosen.filter((chosen) => chosen.name === choice).map((chosen) => chosen.label);
    return labels.length > 0 ? listText(labels, language) : t(`programme.${choice}`);
  };
  const datesText = (count: number): string =>
    count > maxCounted ? t("programme.many", { number: maxCounted }) : t("programme.count", { count });
  return (
    <div className="empty">
      <p>{t("programme.empty")}</p>
      {programme.respellings.length > 0 && (
        <>
          <p>{t("programme.didYouMean")}</p>
          <ul>
            {programme.respellings.map((respelling) => (
              <li key={respelling.q}>
                <a href={programmePath(language, respelling.filter)}>
                  {t("programme.respelled", {
                    words: isolated(respelling.q, language),
                    dates: datesText(respelling.count),
                  })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {suggestions.length === 0 ? (
        <p>{t("programme.emptyHint")}</p>
      ) : (
        <>
          <p>{t("programme.nearest")}</p>
          <ul>
            {suggestions.map((suggestion) => (
              <li key={suggestion.without}>
                <a href={programmePath(language, suggestion.filter)}>
                  {t("programme.instead", {
                    what: isolated(labelOfChoice(suggestion.without), language),
                    dates: datesText(suggestion.count),
                  })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Results({ programme }: ProgrammeProps) {
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  // Search results are ordered by relevance, not by day.
  if (programme.found.length > 0) {
    return (
      <>
        <EventCards cards={programme.cards} found={programme.found} />
        <Pager programme={programme} />
      </>
    );
  }
  return (
    <>
      {groupByDay(programme.cards).map(({ day, cards }) => (
        <section key={day} aria-label={formatLocal(day, "full", locale)}>
          <h3 className="day-heading">{formatLocal(day, "full", locale)}</h3>
          <EventCards cards={cards} />
        </section>
      ))}
      <Pager programme={programme} />
    </>
  );
}

function Pager({ programme }: ProgrammeProps) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  return (
    <p className="pager">
      {!programme.isFirstPage && <a href={programmePath(language, programme.filter)}>{t("programme.start")}</a>}
      {programme.next && (
        <a className="button" rel="next" href={programmePath(language, programme.filter, programme.next)}>
          {t("programme.more")}
          <Icon name="arrow" />
        </a>
      )}
    </p>
  );
}
