import { requirePerson } from "#app/auth/require-person.server.ts";
import { headTags } from "#app/components/shell/head.ts";
import { useLanguage } from "#app/components/shell/reader.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { coordinateEventPath, coordinateOrganisationsPath } from "#app/domain/addresses.ts";
import { listQueue } from "#app/domain/reviews/list-queue.server.ts";
import { countryName } from "#app/domain/cities/country.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { privately } from "#app/http/workspace-answer.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requirePerson(args);
  const head = { title: textsOf(ctx.language, "coordinate")("queue.title") };
  return privately({ queue: listQueue(ctx), isCoordinator: ctx.actor.scopes.length > 0, head });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function QueuePage() {
  const { queue, isCoordinator } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["coordinate", "joining"]);
  const language = useLanguage();
  return (
    <main id="content">
      <h1>{t("queue.title")}</h1>
      <p className="lead">
        {!isCoordinator && t("queue.noScope")}
        {isCoordinator && (queue.length === 0 ? t("queue.none") : t("queue.count", { count: queue.length }))}
      </p>
      {isCoordinator && (
        <p>
          <Link to={coordinateOrganisationsPath(language)}>{t("joining:need.title")}</Link>
        </p>
      )}
      {queue.length > 0 && <QueueTable queue={queue} />}
    </main>
  );
}

type QueueItem = ReturnType<typeof useLoaderData<typeof loader>>["queue"][number];

function QueueTable({ queue }: { queue: readonly QueueItem[] }) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  return (
    <table className="queue">
      <thead>
        <tr>
          <th scope="col">{t("queue.event")}</th>
          <th scope="col">{t("queue.city")}</th>
          <th scope="col">{t("queue.organisation")}</th>
          <th scope="col">{t("queue.date")}</th>
          <th scope="col">{t("queue.since")}</th>
        </tr>
      </thead>
      <tbody>
        {queue.map((item) => {
          const locale = formatLocaleFor(language, item.countryCode);
          return (
            <tr key={item.eventId}>
              <th scope="row">
                <Link to={coordinateEventPath(language, item.eventId)}>
                  <UserText text={item.title} language={item.language} />
                </Link>
              </th>
              <td data-label={t("queue.city")}>
                {listText([item.cityName, countryName(item.countryCode, language)], language)}
              </td>
              <td data-label={t("queue.organisation")}>
                <bdi>{item.organisationName}</bdi>
                {item.organisationState !== "verified" && <b className="stop"> {t("queue.orgPending")}</b>}
              </td>
              <td data-label={t("queue.date")}>{item.firstStart && formatLocal(item.firstStart, "day", locale)}</td>
              <td data-label={t("queue.since")}>
                {item.waitingSince && formatLocal(item.waitingSince, "day", locale)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
