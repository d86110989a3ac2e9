import { programmePagePath, registerPath, signInPath, workspacesPath } from "#app/domain/paths.ts";
import { findAccountContext } from "#app/auth/require-account.server.ts";
import { readBrowserMarks } from "#app/auth/known-browser.server.ts";
import { writeCodeId } from "#app/auth/session.server.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { organisePath } from "#app/domain/organise-paths.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { emailForm } from "#app/domain/forms/email-field.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { constantTime } from "#app/http/constant-time.server.ts";
import { rateLimited } from "#app/http/rate-limit.server.ts";

const wantedPath = (request: Request, fallback: string) =>
  safePath(new URL(request.url).searchParams.get("to"), fallback);

export async function loader(args: LoaderFunctionArgs) {
  const { language } = publicContext(args);
  if (await findAccountContext(args)) throw redirect(wantedPath(args.request, workspacesPath(language)));
  // Newcomers follow "Organise" here: the page says what organising takes, not only how to sign in.
  const isEntry = new URL(args.request.url).searchParams.get("to")?.startsWith(organisePath(language)) === true;
  const head = { title: textsOf(language, "public")(isEntry ? "signIn.entryTitle" : "signIn.title") };
  return data({ head, isEntry }, { headers: { "Cache-Control": "private, no-store" } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const browserMarks = await readBrowserMarks(args.context, args.request);
  const reply = await submitForm(
    args.request,
    emailForm,
    rateLimited(args, "signIn", (form) => constantTime(() => requestSignInCode(ctx, { ...form, browserMarks })), {
      emailOf: ({ email }) => email,
      browser: browserMarks[0],
    }),
  );
  if (!("done" in reply)) return reply.refused;
  const to = new URLSearchParams({ to: wantedPath(args.request, workspacesPath(ctx.language)) });
  return redirect(`${signInPath(ctx.language)}/code?${to}`, {
    status: 303,
    headers: { "Set-Cookie": await writeCodeId(args.context, reply.done.codeId) },
  });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function SignInPage() {
  const { isEntry } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  const language = useLanguage();
  const [form, fields] = useForm<{ email: string }, { email: string }, string[]>({
    id: "sign-in",
    lastResult: useActionData<typeof action>()?.result ?? null,
  });
  return (
    <main id="content" className="narrow">
      <h1>{t(isEntry ? "signIn.entryTitle" : "signIn.title")}</h1>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ email: t("signIn.email") }} />
        <TextField
          field={fields.email}
          label={t("signIn.email")}
          hint={t("signIn.lead")}
          type="email"
          dir="ltr"
          autoComplete="email"
        />
        <button type="submit">{t("signIn.submit")}</button>
      </form>
      <section className="panel" aria-labelledby="first-time">
        <h2 id="first-time">{t("signIn.firstTime")}</h2>
        <p>{t("signIn.firstLead")}</p>
        <ol className="numbered">
          <li>{t("signIn.step1")}</li>
          <li>{t("signIn.step2")}</li>
          <li>{t("signIn.step3")}</li>
        </ol>
        <p>
          <a className="button quiet" href={registerPath(language)}>
            {t("signIn.register")}
          </a>
        </p>
        <p className="hint">{t("signIn.invited")}</p>
      </section>
      <p>
        {t("signIn.residents")} <a href={programmePagePath(language)}>{t("home.toProgramme")}</a>
      </p>
    </main>
  );
}
