import { requirePerson } from "#app/auth/require-person.server.ts";
import { DecisionForm } from "#app/components/coordinate/decision-form.tsx";
import { ReviewFacts } from "#app/components/coordinate/review-facts.tsx";
import { EventArticle } from "#app/components/events/event-article.tsx";
import { headTags } from "#app/components/shell/head.ts";
import { useLanguage } from "#app/components/shell/reader.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { coordinateEventPath, coordinatePath } from "#app/domain/addresses.ts";
import { decideEvent } from "#app/domain/reviews/decide-event.server.ts";
import { decisionForm } from "#app/domain/reviews/decision-form.ts";
import { getReviewItem } from "#app/domain/reviews/get-review-item.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privately } from "#app/http/workspace-answer.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requirePerson(args);
  const item = orRefuse(() => getReviewItem(ctx, args.params["eventId"] ?? ""));
  const title = textsOf(ctx.language, "coordinate")("review.title", { title: item.view.title });
  return privately({ item, head: { title } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requirePerson(args);
  const eventId = args.params["eventId"] ?? "";
  const reply = await submitForm(args.request, decisionForm, (form) => decideEvent(ctx, { ...form, eventId }));
  return "done" in reply ? redirect(coordinateEventPath(ctx.language, eventId), 303) : reply.refused;
}

/** After a refusal too: what the organiser changed meanwhile must be there to read. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function ReviewPage() {
  const { item } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation(["coordinate", "common"]);
  const language = useLanguage();
  return (
    <main id="content">
      <p className="actions">
        <Link to={coordinatePath(language)}>{t("review.back")}</Link>
        {item.nextEventId && <Link to={coordinateEventPath(language, item.nextEventId)}>{t("review.next")}</Link>}
      </p>
      <h1>{t("review.heading")}</h1>
      {item.review !== "submitted" && (
        <Notice
          tone={item.review === "approved" ? "ok" : "plain"}
          title={t("review.decided", { state: t(`common:review.${item.review}`) })}
        />
      )}
      <div className="columns">
        <section className="preview" aria-labelledby="preview">
          <h2 id="preview" className="preview-title">
            {t("review.preview")}
          </h2>
          <EventArticle event={item.view} isPreview />
        </section>
        <aside>
          <ReviewFacts item={item} />
          <DecisionForm key={item.revision} item={item} reply={reply?.result} />
        </aside>
      </div>
    </main>
  );
}
