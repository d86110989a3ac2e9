import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { EventArticle } from "#app/components/events/event-article.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { weekPath } from "#app/domain/organise-paths.ts";
import { getSubmittedEvent } from "#app/domain/workspace/get-submitted-event.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const event = orRefuse(() => getSubmittedEvent(ctx, args.params["eventId"] ?? ""));
  return privateNoStore({ event, head: { title: textsOf(ctx.language, "organise")("week.submittedTitle") } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function SubmittedEventPage() {
  const { event } = useLoaderData<typeof loader>();
  const { t } = useTranslation("organise");
  const language = useLanguage();
  return (
    <main id="content">
      <p>
        <Link to={weekPath(language)}>{t("week.title")}</Link>
      </p>
      <h1>{t("week.submittedTitle")}</h1>
      <Notice tone="plain" title={t("week.submittedHint")} />
      <div className="preview">
        <EventArticle event={event} isPreview />
      </div>
    </main>
  );
}
