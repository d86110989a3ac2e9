import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { SynonymLineForm } from "#app/components/secretariat/synonym-line-form.tsx";
import { MailTroubleNotice } from "#app/components/secretariat/mail-trouble-notice.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { secretariatPath, synonymsPath } from "#app/domain/coordinate-paths.ts";
import { directionOf, endonyms } from "#app/domain/languages/language.ts";
import { listSynonyms, requireLanguage } from "#app/domain/vocabulary/list-synonyms.server.ts";
import { saveSynonyms } from "#app/domain/vocabulary/save-synonyms.server.ts";
import { newSynonymsForm } from "#app/domain/vocabulary/synonym-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const page = orRefuse(() => {
    const of = requireLanguage(args.params["language"]);
    return { of, ...listSynonyms(ctx, of) };
  });
  return privateNoStore({ ...page, head: { title: textsOf(ctx.language, "lists")("kinds.synonyms") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const of = orRefuse(() => requireLanguage(args.params["language"]));
  orRefuse(() => listSynonyms(ctx, of));
  const reply = await submitForm(args.request, newSynonymsForm, ({ words }) =>
    saveSynonyms(ctx, { id: null, language: of, words }),
  );
  return "done" in reply ? redirect(`${synonymsPath(ctx.language, of)}#line-${reply.done}`, 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function SynonymsPage() {
  const { of, lines, counts } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["lists", "secretariat"]);
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <p>
        <a href={secretariatPath(language, "lists")}>{t("secretariat:lists.title")}</a>
      </p>
      <MailTroubleNotice />
      <h1>{t("kinds.synonyms")}</h1>
      <nav aria-label={t("language")} className="list-tabs">
        {counts.map(({ language: each, count }) => (
          <a key={each} href={synonymsPath(language, each)} aria-current={each === of ? "page" : undefined}>
            <bdi lang={each}>{endonyms[each]}</bdi> <b>{count}</b>
          </a>
        ))}
      </nav>
      <SynonymLineForm of={of} words="" reply={useActionData<typeof action>()?.result} />
      {lines.length === 0 && <p>{t("none")}</p>}
      <ul className="rows settings lines">
        {lines.map(({ id, words }) => (
          <li key={id} id={`line-${id}`}>
            <bdi lang={of} dir={directionOf(of)}>
              {words}
            </bdi>
            <a className="button quiet small" href={synonymsPath(language, of, id)}>
              {t("change")} <span className="hidden">{words}</span>
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
