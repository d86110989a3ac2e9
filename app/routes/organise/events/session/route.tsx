import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { ConfirmAction } from "#app/components/forms/confirm-action.tsx";
import { SessionFields } from "./session-fields.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { schedulePath } from "#app/domain/organise-paths.ts";
import { getSessionPage, type SessionPage } from "#app/domain/sessions/get-session-page.server.ts";
import { saveSession } from "#app/domain/sessions/save-session.server.ts";
import { sessionForm, sessionFormField } from "#app/domain/sessions/session-form.ts";
import { dayText, timesText } from "#app/domain/time/when-text.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

function named({ params }: Pick<LoaderFunctionArgs, "params">) {
  const { eventId = "", sessionId = "new" } = params;
  return { eventId, sessionId: sessionId === "new" ? null : sessionId };
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const dateId = new URL(args.request.url).searchParams.get("date") ?? "";
  const page = orRefuse(() => getSessionPage(ctx, { ...named(args), dateId }));
  const title = textsOf(ctx.language, "sessions")(page.exists ? "session.editTitle" : "session.newTitle");
  return privateNoStore({ page, head: { title } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const reply = await submitForm(args.request, sessionForm, (form) => saveSession(ctx, { ...named(args), form }), {
    fieldOf: sessionFormField,
  });
  return "done" in reply ? redirect(schedulePath(ctx.language, named(args).eventId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function SessionOfProgrammePage() {
  const { page, head } = useLoaderData<typeof loader>();
  const { t } = useTranslation("sessions");
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <p>
        <Link to={schedulePath(language, page.eventId)}>{t("session.back")}</Link>
      </p>
      <h1>{head.title}</h1>
      <p className="lead">
        {dayText(page.date, language)} <bdi>{timesText(page.date, language)}</bdi>
      </p>
      {page.outcome === "proposed" && <Notice tone="plain" title={t("schedule.rule")} />}
      <SessionFields page={page} reply={useActionData<typeof action>()?.result} />
      {page.exists && <Removal page={page} />}
    </main>
  );
}

function Removal({ page }: { page: SessionPage }) {
  const { t } = useTranslation("sessions");
  if (page.isKept) return <p className="hint">{t("session.kept")}</p>;
  return (
    <ConfirmAction
      what={t("session.remove")}
      hint={t(page.isPublic ? "session.removePublicHint" : "session.removeHint")}
      intent="remove"
    />
  );
}
