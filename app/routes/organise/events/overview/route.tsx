import { useTranslation } from "react-i18next";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import {
  coHostedEventPath,
  coHostsPath,
  eventCommentsPath,
  eventDatesPath,
  eventPath,
  organiseEventPath,
  organisePath,
  organisePicturePath,
  schedulePath,
  sharePath,
  translationsPath,
} from "#app/domain/paths.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserQuote } from "#app/components/ui/user-text.tsx";
import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { EventArticle } from "#app/components/events/event-article.tsx";
import { ConfirmAction } from "#app/components/forms/confirm-action.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { DraftBox, ProposedBox } from "./draft-boxes.tsx";
import { useFormLabels } from "#app/components/forms/form-labels.ts";
import { SignUpList } from "./sign-up-list.tsx";
import { WarningsBox } from "./warnings-box.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import type { Context } from "#app/domain/context.ts";
import { deleteDraft } from "#app/domain/events/delete-event.server.ts";
import { discardDraft } from "#app/domain/drafts/discard-draft.server.ts";
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
  return privateNoStore({ overview, head: { title: textsOf(ctx.language, "organise")("check.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const eventId = args.params["eventId"] ?? "";
  const reply = await submitForm(args.request, deskForm, ({ intent }) => verbs[intent](ctx, { eventId }));
  if (!("done" in reply)) return reply.refused;
  const remains = orNull(() => getEventOverview(ctx, eventId));
  return redirect(remains ? organiseEventPath(ctx.language, eventId) : organisePath(ctx.language), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

const leads = {
  draft: "lead",
  submitted: "leadSubmitted",
  changes_requested: "leadChanges",
  approved: "leadApproved",
  refused: "leadRefused",
  hidden: "leadHidden",
} as const;

export default function EventOverviewPage() {
  const { overview } = useLoaderData<typeof loader>();
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
      {own ? (
        <h1>{t(own.review === "draft" ? "check.title" : "check.yourEvent")}</h1>
      ) : (
        <h1 dir="auto">{overview.title || t("draft.untitled")}</h1>
      )}
      <ErrorSummary form={form} labels={useFormLabels()} />
      <DraftBox overview={overview} />
      <WarningsBox warnings={overview.warnings} countryCode={own?.view.countryCode} />
      {own && <OwnEventPart own={own} formId={form.id} />}
      <ProposedBox overview={overview} />
      {own && <Preview own={own} />}
    </main>
  );
}

function OwnEventPart({ own, formId }: { own: OwnEvent; formId: string }) {
  const { t } = useTranslation(["organise", "comments", "dates", "promotion"]);
  const language = useLanguage();
  const canSubmit = own.review === "draft" || own.review === "changes_requested";
  return (
    <>
      <Notice tone={own.review === "approved" ? "ok" : "plain"} title={t(`check.${leads[own.review]}`)}>
        {own.reason && (
          <>
            <p>{t("check.reason")}</p>
            <UserQuote text={own.reason} />
          </>
        )}
      </Notice>
      <div className="actions">
        {canSubmit && (
          <Form method="post" id={formId}>
            <button type="submit" name="intent" value="submit">
              {t(own.review === "draft" ? "check.submit" : "check.submitAgain")}
            </button>
          </Form>
        )}
        {(own.isEditable || own.review === "approved") && (
          <Link className="button quiet" to={`${organiseEventPath(language, own.view.eventId)}/edit/what`}>
            {t("check.edit")}
          </Link>
        )}
        <Link className="button quiet" to={organisePicturePath(language, own.view.eventId)}>
          {t("check.picture")}
        </Link>
        <EventPartLinks eventId={own.view.eventId} />
        {own.review !== "draft" && (
          <Link className="button quiet" to={eventCommentsPath(language, own.view.eventId)}>
            {t("comments:thread.title")}
          </Link>
        )}
        <Form method="post" action={`${organiseEventPath(language, own.view.eventId)}/duplicate`}>
          <button type="submit" className="quiet">
            {t("check.duplicate")}
          </button>
        </Form>
        <Link className="button quiet" to={eventDatesPath(language, own.view.eventId)}>
          {t("dates:dates.link")}
        </Link>
        {own.review === "submitted" && (
          <Form method="post">
            <button type="submit" name="intent" value="takeBack" className="quiet">
              {t("dates:takeBack")}
            </button>
          </Form>
        )}
        {own.review === "approved" && (
          <>
            <a className="button quiet" href={eventPath(language, own.view.slug)}>
              {t("check.publicPage")}
            </a>
            <a className="button quiet" href={sharePath(language, own.view.slug)}>
              {t("promotion:share.title")}
            </a>
          </>
        )}
      </div>
    </>
  );
}

function Preview({ own }: { own: OwnEvent }) {
  const { t } = useTranslation("organise");
  return (
    <>
      <SignUpList own={own} />
      <div className="preview">
        <EventArticle event={own.view} isPreview />
      </div>
      <p className="soft">
        {t("check.contact")} <bdi dir="ltr">{own.contactEmail}</bdi>
      </p>
      {own.review === "draft" && (
        <ConfirmAction what={t("check.delete")} hint={t("check.deleteHint")} intent="delete" />
      )}
    </>
  );
}

function EventPartLinks({ eventId }: { eventId: string }) {
  const { t } = useTranslation(["sessions", "translations", "coHosts"]);
  const language = useLanguage();
  return (
    <>
      <Link className="button quiet" to={schedulePath(language, eventId)}>
        {t("schedule.title")}
      </Link>
      <Link className="button quiet" to={translationsPath(language, eventId)}>
        {t("translations:texts.title")}
      </Link>
      <Link className="button quiet" to={coHostsPath(language, eventId)}>
        {t("coHosts:partners.title")}
      </Link>
    </>
  );
}
