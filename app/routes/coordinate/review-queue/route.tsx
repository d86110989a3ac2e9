import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { DoneNotice } from "#app/components/review/done-notice.tsx";
import { KeyHelp } from "#app/components/review/key-help.tsx";
import type { RouteHandle } from "#app/components/shell/route-handle.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { getReviewQueuePage } from "#app/domain/review/get-review-queue-page.server.ts";
import { parseReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import stylesheet from "#app/styles/lists.css?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DangerList } from "./danger-list.tsx";
import { QueueList } from "./queue-list.tsx";
import { EmptyQueue, QueueFoot } from "./queue-summary.tsx";
import { QueueTabs } from "./queue-tabs.tsx";
import { ReviewQueueFilterForm } from "./review-queue-filter-form.tsx";

export const handle: RouteHandle = { hasKeys: true };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const query = new URL(args.request.url).searchParams;
  const filter = parseReviewQueueFilter(query);
  const queue = getReviewQueuePage(ctx, filter, Number(query.get("page") ?? 1) || 1);
  return privateNoStore({
    queue,
    filter,
    isAll: query.get("all") === "1",
    done: query.get("done"),
    from: query.get("from"),
    head: { title: textsOf(ctx.language, "coordinate")("queue.title") },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function ReviewQueuePage() {
  const { queue, filter, isAll, done, from } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["coordinate", "reviewQueue"]);
  if (!queue.isCoordinator)
    return (
      <main id="content">
        <h1>{t("queue.title")}</h1>
        <p className="lead">{t("queue.noScope")}</p>
      </main>
    );
  return (
    <main id="content" className="queue-page">
      <DoneNotice done={done} from={from} />
      <h1>
        {t("queue.title")}{" "}
        <small className="soft">
          {t("reviewQueue:count", { count: queue.waiting })}
          {queue.lateCount > 0 && ` · ${t("reviewQueue:late", { count: queue.lateCount })}`}
        </small>
      </h1>
      <DangerList dangers={queue.dangers} />
      {queue.waiting > 0 && <QueueTabs queue={queue} filter={filter} />}
      {queue.waiting > 0 && <ReviewQueueFilterForm filter={filter} queue={queue} />}
      <EmptyQueue queue={queue} filter={filter} />
      {queue.count > 0 && <QueueList queue={queue} filter={filter} isAll={isAll} />}
      <QueueFoot queue={queue} filter={filter} />
      {queue.count > 0 && <KeyHelp page="list" />}
    </main>
  );
}
