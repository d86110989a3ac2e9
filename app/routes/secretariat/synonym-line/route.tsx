import { type AccountContext, requireCoordinator } from "#app/auth/require-account.server.ts";
import { MailTroubleNotice } from "#app/components/secretariat/mail-trouble-notice.tsx";
import { SynonymLineForm } from "#app/components/secretariat/synonym-line-form.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { synonymsPath } from "#app/domain/coordinate-paths.ts";
import { getSynonyms, requireLanguage } from "#app/domain/vocabulary/list-synonyms.server.ts";
import { removeSynonyms, saveSynonyms } from "#app/domain/vocabulary/save-synonyms.server.ts";
import { synonymsForm } from "#app/domain/vocabulary/synonym-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Read the line that the address names. @throws NotFound for another one, and unless the actor is the secretariat */
function requireLine(ctx: AccountContext, params: Readonly<Record<string, string | undefined>>) {
  const named = params["line"] ?? "";
  const id = /^\d{1,9}$/.test(named) ? Number(named) : 0;
  return getSynonyms(ctx, { id, language: requireLanguage(params["language"]) });
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const line = orRefuse(() => requireLine(ctx, args.params));
  return privateNoStore({ line, head: { title: textsOf(ctx.language, "lists")("line") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const { id, language } = orRefuse(() => requireLine(ctx, args.params));
  const reply = await submitForm(args.request, synonymsForm, (form) => {
    if (form.intent === "remove") removeSynonyms(ctx, { id, language });
    else saveSynonyms(ctx, { id, language, words: form.words });
  });
  return "done" in reply ? redirect(`${synonymsPath(ctx.language, language)}#line-${id}`, 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function SynonymLinePage() {
  const { line } = useLoaderData<typeof loader>();
  const { t } = useTranslation("lists");
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <p>
        <a href={synonymsPath(language, line.language)}>{t("kinds.synonyms")}</a>
      </p>
      <MailTroubleNotice />
      <h1>{t("line")}</h1>
      <SynonymLineForm of={line.language} words={line.words} reply={useActionData<typeof action>()?.result} />
      <form method="post" className="part offer">
        <p>{t("removeHint")}</p>
        <button type="submit" name="intent" value="remove" className="quiet">
          {t("remove")}
        </button>
      </form>
    </main>
  );
}
