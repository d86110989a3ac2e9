import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { CityWeekList } from "./city-week-list.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { organisePath } from "#app/domain/organise-paths.ts";
import { listCityWeeks } from "#app/domain/workspace/list-city-weeks.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  return privateNoStore({
    weeks: listCityWeeks(ctx),
    head: { title: textsOf(ctx.language, "organise")("week.title") },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function WeekPage() {
  const { weeks } = useLoaderData<typeof loader>();
  const { t } = useTranslation("organise");
  const language = useLanguage();
  return (
    <main id="content">
      <p>
        <Link to={organisePath(language)}>{t("check.back")}</Link>
      </p>
      <h1>{t("week.title")}</h1>
      {weeks.length === 0 && <p>{t("week.empty")}</p>}
      {weeks.map((week) => (
        <CityWeekList key={week.cityId} week={week} />
      ))}
    </main>
  );
}
