import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { TypedNameForm } from "./typed-name-form.tsx";
import { MailTroubleNotice } from "#app/components/secretariat/mail-trouble-notice.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { secretariatPath, typedLanguagesPath } from "#app/domain/coordinate-paths.ts";
import { typedLanguageForm } from "#app/domain/vocabulary/typed-language-form.ts";
import {
  adoptLanguage,
  dismissLanguage,
  listLanguageNames,
  listTypedLanguages,
} from "#app/domain/vocabulary/typed-languages.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const names = orRefuse(() => listTypedLanguages(ctx));
  const head = { title: textsOf(ctx.language, "lists")("kinds.languages") };
  return privateNoStore({ names, all: names.length > 0 ? listLanguageNames(ctx) : [], head });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  orRefuse(() => listTypedLanguages(ctx));
  const reply = await submitForm(args.request, typedLanguageForm, (form) => {
    if (form.intent === "adopt") adoptLanguage(ctx, form);
    else dismissLanguage(ctx, form);
  });
  return "done" in reply ? redirect(typedLanguagesPath(ctx.language), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function TypedLanguagesPage() {
  const { names, all } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["lists", "secretariat"]);
  const language = useLanguage();
  const reply = useActionData<typeof action>()?.result;
  return (
    <main id="content" className="narrow">
      <p>
        <a href={secretariatPath(language, "lists")}>{t("secretariat:lists.title")}</a>
      </p>
      <MailTroubleNotice />
      <h1>{t("kinds.languages")}</h1>
      <p className="hint">{names.length > 0 ? t("typed.hint") : t("typed.none")}</p>
      <datalist id="all-languages">
        {all.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ul className="rows">
        {names.map((typed, index) => (
          <li key={typed.name}>
            <TypedNameForm
              typed={typed}
              formId={`typed-${index}`}
              reply={reply?.initialValue?.["name"] === typed.name ? reply : undefined}
            />
          </li>
        ))}
      </ul>
    </main>
  );
}
