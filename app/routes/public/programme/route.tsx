import { weekName } from "#app/domain/instance/get-instance.server.ts";
import { CommonOffers } from "#app/components/events/common-offers.tsx";
import { CardsByDay } from "#app/components/events/cards-by-day.tsx";
import { EventCards } from "#app/components/events/event-cards.tsx";
import { DayRow } from "#app/components/programme/day-row.tsx";
import { FeaturedCards } from "#app/components/promotion/featured-events.tsx";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { programmePath, subscribePath } from "#app/domain/programme-paths.ts";
import { findByPlaceAndDay } from "#app/domain/programme/find-by-place-and-day.server.ts";
import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import {
  parseView,
  type ProgrammeFilter,
  type ProgrammeView,
  programmeViews,
} from "#app/domain/model/programme-filter.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { type LocalDate, parseLocalDate } from "#app/domain/time/zoned-time.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { MapView } from "./map-view.tsx";
import { PrintView } from "./print-view.tsx";
import { WeekView } from "./week-view.tsx";
import { ChosenFilters } from "./chosen-filters.tsx";
import { FilterPanel } from "./filter-panel.tsx";
import { FilterProblems } from "./filter-problems.tsx";

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
    description: t("programme.description", { edition: programme.edition?.name ?? weekName(ctx.db, ctx.language) }),
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
  const view = programme.shown?.view ?? "list";
  return (
    <main id="content" className="programme">
      <FilterProblems problems={programme.problems} />
      {!programme.isIndexed && <p className="notice">{t("programme.notIndexed")}</p>}
      <div className={view === "list" ? "with-filters" : "with-filters is-wide"}>
        <h1>{head.title}</h1>
        {programme.edition ? (
          <>
            {view !== "print" && <FilterPanel programme={programme} />}
            <section id="results" tabIndex={-1} aria-labelledby="count">
              <ResultsHead programme={programme} view={view} />
              <FeaturedCards cards={programme.featured} isSummarised={programme.common !== null} />
              {programme.total === 0 ? (
                <NoResults programme={programme} />
              ) : (
                <Shown programme={programme} origin={head.origin ?? ""} />
              )}
              {view === "list" && <SubscribeLine filter={programme.filter} />}
            </section>
          </>
        ) : (
          <p>{t("programme.noEdition")}</p>
        )}
      </div>
    </main>
  );
}

/** Show what is chosen, the days, how many dates there are, and what they have in common. */
function ResultsHead({ programme, view }: ProgrammeProps & { view: ProgrammeView }) {
  const { t } = useTranslation("public");
  const { shown } = programme;
  return (
    <>
      <ChosenFilters filter={programme.filter} labels={programme.chosen} view={view} />
      {view !== "print" && (
        <DayRow
          days={shown?.view === "week" ? shown.week.days.map(({ day, count }) => [day, count]) : daysOf(programme)}
          filter={programme.filter}
          view={view}
        />
      )}
      <h2 id="count" className="count">
        {t("programme.count", { count: programme.total })}
      </h2>
      {view !== "map" && <CommonOffers counts={programme.common} />}
      <ViewLinks programme={programme} />
    </>
  );
}

function SubscribeLine({ filter }: { filter: ProgrammeFilter }) {
  const { t } = useTranslation("public");
  return (
    <p className="subscribe-line">
      <Icon name="calendar" /> <a href={subscribePath(useLanguage(), filter)}>{t("programme.subscribe")}</a>{" "}
      {t("programme.subscribeText")}
    </p>
  );
}

const daysOf = ({ counts }: ProgrammeProps["programme"]): [LocalDate, number][] =>
  counts.day.flatMap(([text, count]): [LocalDate, number][] => {
    const day = parseLocalDate(text);
    return day ? [[day, count]] : [];
  });

type ProgrammeProps = { programme: ReturnType<typeof useLoaderData<typeof loader>>["programme"] };

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
  if (shown?.view === "week") return <WeekView week={shown.week} filter={filter} />;
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
  const datesText = (count: number): string => t("programme.count", { count });
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
  const { cards, common, counts, found } = programme;
  const isSummarised = common !== null;
  // Search results are ordered by relevance, not by day.
  return (
    <>
      {found.length > 0 ? (
        <EventCards cards={cards} found={found} isSummarised={isSummarised} withDay />
      ) : (
        <CardsByDay cards={cards} counts={counts.day} isSummarised={isSummarised} />
      )}
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
