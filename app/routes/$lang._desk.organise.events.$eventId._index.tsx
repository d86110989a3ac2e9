import { requirePerson } from "#app/auth/require-person.server.ts";
import { EventArticle } from "#app/components/events/event-article.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { SignUpList } from "#app/components/organise/sign-up-list.tsx";
import { headTags } from "#app/components/shell/head.ts";
import { useLanguage } from "#app/components/shell/reader.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { eventPath, organiseEventPath, organisePath, organisePicturePath } from "#app/domain/addresses.ts";
import { deleteDraft } from "#app/domain/events/delete-draft.server.ts";
import { getOwnEvent } from "#app/domain/events/get-own-event.server.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privately } from "#app/http/workspace-answer.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

const checkForm = z.object({ intent: z.enum(["submit", "delete"]) });

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requirePerson(args);
  const own = orRefuse(() => getOwnEvent(ctx, args.params["eventId"] ?? ""));
  return privately({ own, head: { title: textsOf(ctx.language, "organise")("check.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requirePerson(args);
  const eventId = args.params["eventId"] ?? "";
  const reply = await submitForm(args.request, checkForm, ({ intent }) => {
    if (intent === "delete") deleteDraft(ctx, { eventId });
    else submitEvent(ctx, { eventId });
    return intent;
  });
  if (!("done" in reply)) return reply.refused;
  return redirect(reply.done === "delete" ? organisePath(ctx.language) : organiseEventPath(ctx.language, eventId), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

const leads = {
  draft: "lead",
  submitted: "leadSubmitted",
  changes_requested: "leadChanges",
  approved: "leadApproved",
  refused: "leadRefused",
  hidden: "leadRefused",
} as const;

export default function CheckPage() {
  const { own } = useLoaderData<typeof loader>();
  const { t } = useTranslation("organise");
  const language = useLanguage();
  const [form] = useForm<Record<string, never>, Record<string, never>, string[]>({
    id: "submit",
    lastResult: useActionData<typeof action>()?.result ?? null,
  });
  const canSubmit = own.review === "draft" || own.review === "changes_requested";
  return (
    <main id="content">
      <p>
        <Link to={organisePath(language)}>{t("check.back")}</Link>
      </p>
      <h1>{t(canSubmit ? "check.title" : "check.yourEvent")}</h1>
      <Notice tone={own.review === "approved" ? "ok" : "plain"} title={t(`check.${leads[own.review]}`)}>
        {own.reason && (
          <>
            <p>{t("check.reason")}</p>
            <blockquote dir="auto">{own.reason}</blockquote>
          </>
        )}
      </Notice>
      <ErrorSummary form={form} labels={{}} />
      <div className="actions">
        {canSubmit && (
          <Form method="post" id={form.id}>
            <button type="submit" name="intent" value="submit">
              {t(own.review === "draft" ? "check.submit" : "check.submitAgain")}
            </button>
          </Form>
        )}
        {own.isEditable && (
          <Link className="button quiet" to={`${organiseEventPath(language, own.view.eventId)}/edit`}>
            {t("check.edit")}
          </Link>
        )}
        {/* A document of its own: its words are loaded with it. */}
        <a className="button quiet" href={organisePicturePath(language, own.view.eventId)}>
          {t("check.picture")}
        </a>
        {own.review === "approved" && (
          <a className="button quiet" href={eventPath(language, own.view.slug)}>
            {t("check.publicPage")}
          </a>
        )}
      </div>
      <SignUpList own={own} />
      <div className="preview">
        <EventArticle event={own.view} isPreview />
      </div>
      <p className="soft">
        {t("check.contact")} <bdi dir="ltr">{own.contactEmail}</bdi>
      </p>
      {own.review === "draft" && (
        <details>
          <summary>{t("check.delete")}</summary>
          <p>{t("check.deleteHint")}</p>
          <Form method="post">
            <button type="submit" name="intent" value="delete" className="danger">
              {t("check.delete")}
            </button>
          </Form>
        </details>
      )}
    </main>
  );
}
