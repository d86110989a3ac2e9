import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { FigureBar } from "./bar.tsx";
import { FigureBox } from "./statistics-box.tsx";
import { StatisticsFilterForm } from "./statistics-filter-form.tsx";
import { WaitingBox } from "./waiting-times-box.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { withQuery } from "#app/domain/paths.ts";
import { coordinatePath, statisticsCsvPath } from "#app/domain/coordinate-paths.ts";
import { statisticsQuery, parseStatisticsFilter } from "#app/domain/statistics/statistics-filter.ts";
import { getStatistics, type Statistics } from "#app/domain/statistics/get-statistics.server.ts";
import { formatLocaleFor } from "#app/domain/time/format-local.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const choice = parseStatisticsFilter(new URL(args.request.url).searchParams);
  const figures = orRefuse(() => getStatistics(ctx, choice));
  return privateNoStore({ figures, choice, head: { title: textsOf(ctx.language, "statistics")("title") } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function StatisticsPage() {
  const { figures, choice } = useLoaderData<typeof loader>();
  const { t } = useTranslation("statistics");
  const language = useLanguage();
  return (
    <main id="content">
      <p>
        <a href={coordinatePath(language)}>{t("back")}</a>
      </p>
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      <StatisticsFilterForm figures={figures} />
      <p>
        <a className="button quiet" href={withQuery(statisticsCsvPath(language), statisticsQuery(choice))} download>
          {t("csv")}
        </a>
      </p>
      <CoHostingBox together={figures.together} />
      {figures.tables.map((table) => (
        <FigureBox key={table.name} table={table} />
      ))}
      <WaitingBox waiting={figures.waiting} />
    </main>
  );
}

/** Show the share of public events that several organisations host. */
function CoHostingBox({ together }: { together: Statistics["together"] }) {
  const { t } = useTranslation("statistics");
  const language = useLanguage();
  const { count, total } = together;
  const percent = new Intl.NumberFormat(formatLocaleFor(language, null), { style: "percent" });
  return (
    <section className="part" aria-labelledby="together">
      <h2 id="together">{t("together.title")}</h2>
      {total === 0 ? (
        <p className="soft">{t("empty")}</p>
      ) : (
        <>
          <p>{t("together.value", { share: percent.format(count / total), count, total })}</p>
          <FigureBar value={count} max={total} />
        </>
      )}
      <p className="soft">{t("together.note")}</p>
    </section>
  );
}
