import { EventCards } from "#app/components/events/event-cards.tsx";
import { FeaturedCards } from "#app/components/promotion/featured-cards.tsx";
import { type Head, headTags } from "#app/components/shell/head.ts";
import { useLanguage } from "#app/components/shell/reader.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { programmePath, subscribePath } from "#app/domain/addresses.ts";
import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { groupByDay } from "./group-by-day.ts";
import { ChosenFilters, DayRow, FilterForm, FilterProblems } from "./filter-form.tsx";

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const t = textsOf(ctx.language, "public");
  const programme = listProgramme(ctx, new URL(args.request.url).searchParams);
  const labels = programme.chosen.map((one) => one.label);
  const words = listText(labels, ctx.language);
  const head: Head = {
    title: words === "" ? t("programme.title") : t("programme.titleFiltered", { words }),
    description: t("programme.description", { edition: programme.edition?.name ?? t("home.title") }),
    path: programmePath(ctx.language, programme.filter),
    origin: ctx.origin,
    language: ctx.language,
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
      {programme.edition ? (
        <>
          <DayRow programme={programme} />
          <p className="to-filters">
            <a href="#filters">
              <Icon name="filter" />
              {t("programme.toFilters")}
            </a>
          </p>
          <FeaturedCards cards={programme.featured} />
          <div className="columns">
            <section aria-labelledby="results">
              <ChosenFilters filter={programme.filter} labels={programme.chosen} />
              <h2 id="results" className="count">
                {t("programme.count", { count: programme.total })}
              </h2>
              <Results programme={programme} />
            </section>
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
          </div>
        </>
      ) : (
        <p>{t("programme.noEdition")}</p>
      )}
    </main>
  );
}

type ProgrammeProps = { programme: ReturnType<typeof useLoaderData<typeof loader>>["programme"] };

function Results({ programme }: ProgrammeProps) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  if (programme.cards.length === 0) {
    return (
      <div className="empty">
        <p>{t("programme.empty")}</p>
        <p>{t("programme.emptyHint")}</p>
      </div>
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
      <p className="pager">
        {!programme.isFirstPage && <a href={programmePath(language, programme.filter)}>{t("programme.start")}</a>}
        {programme.next && (
          <a className="button" rel="next" href={programmePath(language, programme.filter, programme.next)}>
            {t("programme.more")}
            <Icon name="arrow" />
          </a>
        )}
      </p>
    </>
  );
}
