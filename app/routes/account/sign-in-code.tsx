import { readBrowserMarks, rememberBrowser } from "#app/auth/known-browser.server.ts";
import { clearCodeId, readCodeId, readSessionToken, writeSessionToken } from "#app/auth/session.server.ts";
import { CodeField } from "#app/components/forms/code-field.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { useIsDemo } from "#app/components/shell/use-is-demo.ts";
import { organisationPath, organisePath, registerPath, signInPath } from "#app/domain/paths.ts";
import { codeLifetimeMs } from "#app/domain/model/account.ts";
import { redeemSignInCode } from "#app/domain/sign-in/redeem-sign-in-code.server.ts";
import { codeForm } from "#app/domain/forms/email-field.ts";
import { minutes } from "#app/domain/time/zoned-time.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { rateLimited } from "#app/http/rate-limit.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { language } = publicContext(args);
  const head = { title: textsOf(language, "public")("signIn.codeTitle") };
  const hasAsked = (await readCodeId(args.context, args.request)) !== null;
  const isRegistering = new URL(args.request.url).searchParams.get("for") === "register";
  return data({ head, hasAsked, isRegistering }, { headers: { "Cache-Control": "private, no-store" } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const codeId = (await readCodeId(args.context, args.request)) ?? "";
  const replaces = await readSessionToken(args.context, args.request);
  const [browser] = await readBrowserMarks(args.context, args.request);
  const reply = await submitForm(
    args.request,
    codeForm,
    rateLimited(args, "code", ({ code }) => redeemSignInCode(ctx, { codeId, code, replaces }), { browser }),
  );
  if (!("done" in reply)) return reply.refused;
  const { token, accountId, organisationId } = reply.done;
  const desk = organisationId ? organisationPath(ctx.language, organisationId) : organisePath(ctx.language);
  const to = safePath(new URL(args.request.url).searchParams.get("to"), desk);
  const headers = new Headers();
  headers.append("Set-Cookie", await writeSessionToken(args.context, token));
  headers.append("Set-Cookie", await clearCodeId(args.context));
  headers.append("Set-Cookie", await rememberBrowser(args.context, args.request, accountId));
  return redirect(to, { status: 303, headers });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function CodePage() {
  const { hasAsked, isRegistering } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["public", "common"]);
  const language = useLanguage();
  const isDemo = useIsDemo();
  const [form, fields] = useForm<{ code: string }, { code: string }, string[]>({
    id: "code",
    lastResult: useActionData<typeof action>()?.result ?? null,
  });
  return (
    <main id="content" className="narrow">
      <h1>{t("signIn.codeTitle")}</h1>
      {hasAsked ? (
        <>
          <p className="lead">
            {t(isRegistering ? "signIn.codeLeadNew" : "signIn.codeLead", { minutes: codeLifetimeMs / minutes(1) })}
          </p>
          <form method="post" id={form.id} noValidate>
            <ErrorSummary form={form} labels={{ code: t("signIn.code") }} />
            <CodeField field={fields.code} />
            <button type="submit">{t("signIn.codeSubmit")}</button>
          </form>
          {isDemo && (
            <p>
              {t("signIn.demoMail")}{" "}
              <a href="/dev/mail" target="_blank" rel="noreferrer">
                {t("common:demo.mail")}
              </a>
            </p>
          )}
        </>
      ) : (
        <p className="lead">{t("signIn.noCode")}</p>
      )}
      <p>
        <a href={isRegistering ? registerPath(language) : signInPath(language)}>{t("signIn.again")}</a>
      </p>
    </main>
  );
}
