import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { CityWindows, EditionForm } from "./edition-forms.tsx";
import { EditionFacts } from "./edition-facts.tsx";
import { SecretariatHeading } from "#app/components/secretariat/secretariat-heading.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { secretariatPath } from "#app/domain/coordinate-paths.ts";
import { editionForm } from "#app/domain/editions/edition-form.ts";
import { getEditions } from "#app/domain/editions/get-editions.server.ts";
import { manageEditions } from "#app/domain/editions/run-editions-action.server.ts";
import { requireSecretariat } from "#app/domain/coordinators/require-secretariat.server.ts";
import { readBoundedForm, submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
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
  const reply = await submitForm(args.request, editionForm, (form) => manageEditions(ctx, form), { read });
  if (!("done" in reply)) return reply.refused.data.result.error ? reply.refused : data(reply.refused.data);
  const path = secretariatPath(ctx.language, "editions");
  return redirect(reply.done.drafts === null ? path : `${path}?drafts=${reply.done.drafts}`, 303);
}

/** Read the form, with the proposed code in place of the refused one if its button was pressed. */
async function read(...request: Parameters<typeof readBoundedForm>): Promise<FormData> {
  const form = await readBoundedForm(...request);
  const proposed = form.get("takeCode");
  if (proposed && form.get("code") === form.get("refusedCode")) form.set("code", proposed);
  else form.delete("takeCode");
  return form;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function EditionsPage() {
  const { list, drafts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("secretariat");
  const codes = list.editions.map((edition) => edition.code);
  const reply = useActionData<typeof action>()?.result;
  return (
    <main id="content" className="narrow">
      <SecretariatHeading page="editions" reply={reply} />
      {drafts !== null && <Notice tone="ok" title={t("editions.opened", { count: drafts })} />}
      {list.editions.map((edition) => (
        <section key={edition.id} className="part" aria-labelledby={`title-${edition.id}`}>
          <EditionFacts edition={edition} />
          <details open={replyFor(reply, { intent: "save", editionId: edition.id }) !== null}>
            <summary>{t("editions.change")}</summary>
            <EditionForm edition={edition} codes={codes} reply={reply} />
          </details>
          <CityWindows edition={edition} cities={list.cities} reply={reply} />
        </section>
      ))}
      <section className="part" aria-labelledby="new-edition">
        <h2 id="new-edition">{t("editions.new")}</h2>
        <p>{t("editions.newHint")}</p>
        <EditionForm edition={null} codes={codes} reply={reply} />
      </section>
    </main>
  );
}
