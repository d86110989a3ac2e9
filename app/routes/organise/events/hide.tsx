import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { FactorLink } from "#app/components/forms/second-factor-link.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { NotifyFields } from "#app/components/forms/notify-fields.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { hideEventPath, organisePath } from "#app/domain/organise-paths.ts";
import { coordinateEventPath } from "#app/domain/coordinate-paths.ts";
import { getHidePage } from "#app/domain/hiding/get-hide-page.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { hideForm, type HideValues } from "#app/domain/hiding/hide-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const event = orRefuse(() => getHidePage(ctx, args.params["eventId"] ?? ""));
  return privateNoStore({ event, head: { title: textsOf(ctx.language, "hiding")("hide.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const eventId = args.params["eventId"] ?? "";
  const reply = await submitForm(args.request, hideForm, (form) => hideEvent(ctx, { eventId, ...form }));
  return "done" in reply ? redirect(hideEventPath(ctx.language, eventId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

type Hiding = ReturnType<typeof useLoaderData<typeof loader>>["event"];

export default function HidePage() {
  const { event } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["hiding", "dates", "coordinate"]);
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <p>
        {event.isOwn || !event.isReviewer ? (
          <Link to={organisePath(language)}>{t("dates:many.toEvents")}</Link>
        ) : (
          <Link to={coordinateEventPath(language, event.eventId)}>{t("coordinate:typoFix.back")}</Link>
        )}
      </p>
      <h1>{t("hide.title")}</h1>
      <p className="lead">
        <UserText text={event.title} language={event.textLanguage} />
      </p>
      <p className="soft">
        <bdi>{t("hide.by", { name: event.organisationName })}</bdi>
      </p>
      {event.review === "hidden" && <Notice tone="ok" title={t("hide.done")} />}
      {event.review === "approved" && <HideForm event={event} />}
      {event.review !== "hidden" && event.review !== "approved" && <Notice tone="plain" title={t("hide.notPublic")} />}
    </main>
  );
}

function HideForm({ event }: { event: Hiding }) {
  const { t } = useTranslation(["hiding", "dates"]);
  const lastResult = useActionData<typeof action>()?.result ?? null;
  const [form, fields] = useForm<HideValues, HideValues, string[]>({ id: "hide", lastResult });
  return (
    <form method="post" id={form.id} noValidate>
      <FactorLink reply={lastResult} />
      <ErrorSummary form={form} labels={{ note: t("dates:note"), words: t("notify.wordsLabel") }} />
      <TextField
        field={fields.note}
        label={t("dates:note")}
        hint={t("hide.noteHint")}
        isOptional={event.isOwn}
        dir="auto"
      />
      <NotifyFields told={fields.told} words={fields.words} />
      <p>{t("hide.lead")}</p>
      <p>
        <button type="submit" className="danger">
          <bdi>{t("hide.sure", { title: event.title })}</bdi>
        </button>
      </p>
    </form>
  );
}
