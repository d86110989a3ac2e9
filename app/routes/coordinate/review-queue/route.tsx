import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { ManyForm, ManyOutcome } from "./decide-many-form.tsx";
import { ReviewQueueFilterForm } from "./review-queue-filter-form.tsx";
import { QueueLead } from "./queue-summary.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { decideMany } from "#app/domain/review/decide-many.server.ts";
import { getReviewQueuePage } from "#app/domain/review/get-review-queue-page.server.ts";
import { manyForm } from "#app/domain/review/decide-many-form.ts";
import { parseReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const query = new URL(args.request.url).searchParams;
  const filter = parseReviewQueueFilter(query);
  const queue = getReviewQueuePage(ctx, filter, Number(query.get("page") ?? 1) || 1);
  const done = query.get("done");
  return privateNoStore({ queue, filter, done, head: { title: textsOf(ctx.language, "coordinate")("queue.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const reply = await submitForm(args.request, manyForm, (form) =>
    decideMany(ctx, { keys: form.items, action: form.action, reason: form.reason }),
  );
  return "done" in reply ? privateNoStore({ many: reply.done, result: undefined }) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function ReviewQueuePage() {
  const { queue, filter, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation("coordinate");
  const reply = useActionData<typeof action>();
  return (
    <main id="content">
      <h1>{t("queue.title")}</h1>
      {reply && "many" in reply && <ManyOutcome result={reply.many} queue={queue} />}
      <QueueLead queue={queue} filter={filter} done={done} />
      {queue.isCoordinator && <ReviewQueueFilterForm filter={filter} queue={queue} />}
      {queue.items.length > 0 && <ManyForm queue={queue} filter={filter} reply={reply?.result} />}
    </main>
  );
}
