import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { organiseEventPath } from "#app/domain/organise-paths.ts";
import { getEventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Choose the event's id before the form is shown, so that repeated requests create only one event. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { organisations } = getEventChoices(ctx);
  const eventId = crypto.randomUUID();
  const head = { title: textsOf(ctx.language, "eventForm")("form.newTitle") };
  const [only] = organisations;
  if (only && organisations.length === 1) {
    throw redirect(`${organiseEventPath(ctx.language, eventId)}/edit/what?organisation=${only.id}`);
  }
  return privateNoStore({ organisations: organisations.map(({ id, name }) => ({ id, name })), eventId, head });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** Ask members of several organisations for which one the event is. */
export default function NewEventPage() {
  const { organisations, eventId } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["eventForm", "organise", "formHints"]);
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <h1>{t("form.newTitle")}</h1>
      <p className="lead">{t(organisations.length === 0 ? "organise:overview.none" : "formHints:lead.whom")}</p>
      <ul className="rows">
        {organisations.map((organisation) => (
          <li key={organisation.id}>
            <Link to={`${organiseEventPath(language, eventId)}/edit/what?organisation=${organisation.id}`}>
              <bdi>{organisation.name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
