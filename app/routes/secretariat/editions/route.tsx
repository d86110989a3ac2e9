import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { CityWindows, EditionForm } from "./edition-forms.tsx";
import { SecretariatHeading } from "#app/components/secretariat/secretariat-heading.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { secretariatPath } from "#app/domain/paths.ts";
import { editionForm } from "#app/domain/editions/edition-form.ts";
import { getEditions } from "#app/domain/editions/get-editions.server.ts";
import { manageEditions } from "#app/domain/editions/run-editions-action.server.ts";
import { requireSecretariat } from "#app/domain/coordinators/require-secretariat.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const list = orRefuse(() => getEditions(ctx));
  const drafts = new URL(args.request.url).searchParams.get("drafts");
  const head = { title: textsOf(ctx.language, "secretariat")("editions.title") };
  return privateNoStore({ list, drafts: drafts && /^\d{1,6}$/.test(drafts) ? Number(drafts) : null, head });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  orRefuse(() => requireSecretariat(ctx));
  const reply = await submitForm(args.request, editionForm, (form) => manageEditions(ctx, form));
  if (!("done" in reply)) return reply.refused;
  const path = secretariatPath(ctx.language, "editions");
  return redirect(reply.done.drafts === null ? path : `${path}?drafts=${reply.done.drafts}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function EditionsPage() {
  const { list, drafts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("secretariat");
  const language = useLanguage();
  const reply = useActionData<typeof action>()?.result;
  return (
    <main id="content" className="narrow">
      <SecretariatHeading page="editions" reply={reply} />
      {drafts !== null && <Notice tone="ok" title={t("editions.opened", { count: drafts })} />}
      {list.editions.map((edition) => (
        <section key={edition.id} className="part" aria-labelledby={`title-${edition.id}`}>
          <h2 id={`title-${edition.id}`}>
            <bdi>{edition.names[language] ?? edition.code}</bdi>
          </h2>
          <p className="soft">
            {t(`editions.states.${edition.state}`)}
            {edition.fictitious && ` · ${t("editions.fictitious")}`}
          </p>
          <details open={reply?.initialValue?.["editionId"] === edition.id}>
            <summary>{t("editions.change")}</summary>
            <EditionForm edition={edition} reply={reply} />
          </details>
          <CityWindows edition={edition} cities={list.cities} reply={reply} />
        </section>
      ))}
      <section className="part" aria-labelledby="new-edition">
        <h2 id="new-edition">{t("editions.new")}</h2>
        <p>{t("editions.newHint")}</p>
        <EditionForm edition={null} reply={reply} />
      </section>
    </main>
  );
}
