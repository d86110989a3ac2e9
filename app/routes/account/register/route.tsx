import { findAccountContext } from "#app/auth/require-account.server.ts";
import { RegisterForm } from "./register-form.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { registerPath, signInPath } from "#app/domain/paths.ts";
import { getRegistrationChoices } from "#app/domain/organisations/get-registration-choices.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answerRegistration } from "./submit-registration.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const isSignedIn = (await findAccountContext(args)) !== null;
  const head = { title: textsOf(ctx.language, "organisations")("register.title") };
  const choices = getRegistrationChoices(ctx);
  return data({ choices, isSignedIn, head }, { headers: { "Cache-Control": "private, no-store" } });
}

export const action = (args: ActionFunctionArgs) => answerRegistration(args);

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function RegisterPage() {
  const { choices, isSignedIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation("organisations");
  const language = useLanguage();
  const reply = useActionData<typeof action>();
  const back = new URLSearchParams({ to: registerPath(language) });
  return (
    <main id="content" className="narrow">
      <h1>{t("register.title")}</h1>
      <p className="lead">{t("register.lead")}</p>
      <p>{t("register.next")}</p>
      {!isSignedIn && (
        <p>
          {t("register.haveAccount")} <a href={`${signInPath(language)}?${back}`}>{t("register.signIn")}</a>
        </p>
      )}
      <RegisterForm choices={choices} isSignedIn={isSignedIn} reply={reply?.result} />
    </main>
  );
}
