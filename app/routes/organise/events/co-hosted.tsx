import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { EventArticle } from "#app/components/events/event-article.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { organisePath, translationsPath } from "#app/domain/organise-paths.ts";
import { getCoHostedEvent } from "#app/domain/co-hosts/get-co-hosted-event.server.ts";
import { leaveEvent } from "#app/domain/co-hosts/leave-event.server.ts";
import { leaveForm } from "#app/domain/co-hosts/co-host-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const shared = orRefuse(() => getCoHostedEvent(ctx, args.params["eventId"] ?? ""));
  return privateNoStore({ shared, head: { title: textsOf(ctx.language, "coHosts")("shared.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const eventId = args.params["eventId"] ?? "";
  const reply = await submitForm(args.request, leaveForm, (form) => leaveEvent(ctx, { ...form, eventId }));
  return "done" in reply ? redirect(organisePath(ctx.language), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function SharedEventPage() {
  const { shared, head } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["coHosts", "common", "translations"]);
  const language = useLanguage();
  return (
    <main id="content">
      <p>
        <Link to={organisePath(language)}>{t("invitations.back")}</Link>
      </p>
      <h1>{head.title}</h1>
      <Notice tone="plain" title={t(`common:review.${shared.review}`)}>
        <p>{t("shared.lead")}</p>
      </Notice>
      <p className="actions">
        <Link className="button quiet" to={translationsPath(language, shared.eventId)}>
          {t("translations:texts.title")}
        </Link>
      </p>
      <div className="preview">
        <EventArticle event={shared.view} isPreview />
      </div>
      {shared.organisations.map(({ organisationId, name }) => (
        <details key={organisationId}>
          <summary>{t("shared.leave", { name })}</summary>
          <p>{t("shared.leaveHint")}</p>
          <Form method="post" reloadDocument>
            <input type="hidden" name="organisationId" value={organisationId} />
            <button type="submit" name="intent" value="leave" className="danger">
              {t("shared.leave", { name })}
            </button>
          </Form>
        </details>
      ))}
    </main>
  );
}
