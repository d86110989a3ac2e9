import { useTranslation } from "react-i18next";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { eventPath, sharePath } from "#app/domain/paths.ts";
import { coHostedEventPath, eventCommentsPath, organiseEventPath, organisePath } from "#app/domain/organise-paths.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserQuote, UserText } from "#app/components/ui/user-text.tsx";
import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { When } from "#app/components/events/date-time.tsx";
import { EventArticle } from "#app/components/events/event-article.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { DraftBox, ProposedBox } from "./draft-boxes.tsx";
import { useFormLabels } from "#app/components/forms/form-labels.ts";
import { EventSections } from "./event-sections.tsx";
import { WarningsBox } from "./warnings-box.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import type { Context } from "#app/domain/context.ts";
import { deleteDraft } from "#app/domain/events/delete-event.server.ts";
import { discardDraft } from "#app/domain/drafts/discard-draft.server.ts";
import { ContradictionList } from "#app/components/workspace/contradiction-list.tsx";
import { getContradictions } from "#app/domain/drafts/get-contradictions.server.ts";
import { getEventOverview } from "#app/domain/workspace/get-event-overview.server.ts";
import type { OwnEvent } from "#app/domain/workspace/get-own-event.server.ts";
import { isCoHostedEvent } from "#app/domain/event-access/require-hosted-event.server.ts";
import { publishChanges } from "#app/domain/drafts/publish-changes.server.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { withdrawEvent } from "#app/domain/events/withdraw-event.server.ts";
import { withdrawProposal } from "#app/domain/revisions/withdraw-revision.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orNull, orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { z } from "zod";

const deskForm = z.object({ intent: z.enum(["submit", "delete", "discard", "publish", "withdraw", "takeBack"]) });
type Intent = z.output<typeof deskForm>["intent"];

const verbs: Record<Intent, (ctx: Context, input: { eventId: string }) => unknown> = {
  submit: submitEvent,
  delete: deleteDraft,
  discard: discardDraft,
  publish: publishChanges,
  withdraw: withdrawProposal,
  takeBack: withdrawEvent,
};

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const eventId = args.params["eventId"] ?? "";
  if (isCoHostedEvent(ctx, eventId)) throw redirect(coHostedEventPath(ctx.language, eventId));
  const overview = orRefuse(() => getEventOverview(ctx, eventId));
  return privateNoStore({
    overview,
    contradictions: orRefuse(() => getContradictions(ctx, { eventId })),
    head: { title: overview.own?.view.title ?? textsOf(ctx.language, "organise")("draft.untitled") },
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const eventId = args.params["eventId"] ?? "";
  const reply = await submitForm(args.request, deskForm, ({ intent }) => verbs[intent](ctx, { eventId }));
  if (!("done" in reply)) return reply.refused;
  const remains = orNull(() => getEventOverview(ctx, eventId));
  return redirect(remains ? organiseEventPath(ctx.language, eventId) : organisePath(ctx.language), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

const leads = {
  draft: "lead",
  submitted: "leadSubmitted",
  changes_requested: "leadChanges",
  approved: "leadApproved",
  refused: "leadRefused",
  hidden: "leadHidden",
} as const;

export default function EventOverviewPage() {
  const { overview, contradictions } = useLoaderData<typeof loader>();
  const { t } = useTranslation("organise");
  const language = useLanguage();
  const [form] = useForm<Record<string, never>, Record<string, never>, string[]>({
    id: "submit",
    lastResult: useActionData<typeof action>()?.result ?? null,
  });
  const { own } = overview;
  return (
    <main id="content">
      <p>
        <Link to={organisePath(language)}>{t("check.back")}</Link>
      </p>
      <h1>
        {own ? (
          <UserText text={own.view.title} language={own.view.textLanguage} />
        ) : (
          <bdi>{overview.title || t("draft.untitled")}</bdi>
        )}
      </h1>
      <ErrorSummary form={form} labels={useFormLabels()} />
      {own && <StateBanner own={own} formId={form.id} />}
      <DraftBox overview={overview} />
      <ContradictionList contradictions={contradictions} />
      <WarningsBox warnings={overview.warnings} countryCode={own?.view.countryCode} />
      <ProposedBox overview={overview} />
      {own && <EventSections own={own} />}
      {own && <Preview own={own} />}
    </main>
  );
}

/** Say where the event stands, with the next date and its people, and offer the one next thing. */
function StateBanner({ own, formId }: { own: OwnEvent; formId: string }) {
  const { t } = useTranslation("organise");
  const { view, review, nextDate } = own;
  return (
    <Notice tone={tones[review]} title={t(`check.${leads[review]}`)}>
      {review === "approved" && nextDate && (
        <p>
          <When date={{ ...nextDate, countryCode: view.countryCode, cityName: view.cityName }} />
          <br />
          {nextDate.capacity === null
            ? t("hub.coming", { count: nextDate.people })
            : t("hub.taken", { count: nextDate.people, seats: nextDate.capacity })}
        </p>
      )}
      {own.reason && (
        <>
          <p>{t("check.reason")}</p>
          <UserQuote text={own.reason} />
        </>
      )}
      <div className="actions">
        <NextAct own={own} formId={formId} />
      </div>
    </Notice>
  );
}

const tones = {
  draft: "plain",
  submitted: "plain",
  changes_requested: "warn",
  approved: "ok",
  refused: "stop",
  hidden: "stop",
} as const;

function NextAct({ own: { view, review }, formId }: { own: OwnEvent; formId: string }) {
  const { t } = useTranslation(["organise", "promotion", "hiding"]);
  const language = useLanguage();
  if (review === "draft" || review === "changes_requested")
    return (
      <>
        <Form method="post" id={formId}>
          <button type="submit" name="intent" value="submit">
            {t(review === "draft" ? "check.submit" : "check.submitAgain")}
          </button>
        </Form>
        <Link className="button quiet" to={`${organiseEventPath(language, view.eventId)}/edit/what`}>
          {t("check.edit")}
        </Link>
      </>
    );
  if (review === "approved")
    return (
      <>
        <a className="button" href={sharePath(language, view.slug)}>
          {t("promotion:share.title")}
        </a>
        <a href={eventPath(language, view.slug)}>{t("check.publicPage")}</a>
      </>
    );
  if (review === "submitted") return null;
  return (
    <Link className="button quiet" to={eventCommentsPath(language, view.eventId)}>
      {t("hub.ask")}
    </Link>
  );
}

function Preview({ own }: { own: OwnEvent }) {
  const { t } = useTranslation("organise");
  return (
    <details className="part" open={own.review === "draft"}>
      <summary>{t("hub.preview")}</summary>
      <div className="preview">
        <EventArticle event={own.view} isPreview />
      </div>
      <p className="soft">
        {t("check.contact")} <bdi dir="ltr">{own.contactEmail}</bdi>
      </p>
    </details>
  );
}
