import { readBrowserMarks, rememberBrowser } from "#app/auth/known-browser.server.ts";
import { clearCodeId, readCodeId, readSessionToken, writeCodeId, writeSessionToken } from "#app/auth/session.server.ts";
import { CodeField } from "#app/components/forms/code-field.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { useIsDemo } from "#app/components/shell/use-is-demo.ts";
import { workspacesPath, registerPath, signInPath } from "#app/domain/paths.ts";
import { firstEventPath } from "#app/domain/help-paths.ts";
import { redeemSignInCode } from "#app/domain/sign-in/redeem-sign-in-code.server.ts";
import { getSignInCode } from "#app/domain/sign-in/get-sign-in-code.server.ts";
import { renewSignInCode } from "#app/domain/sign-in/renew-sign-in-code.server.ts";
import { codeForm } from "#app/domain/forms/email-field.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { constantTime } from "#app/http/constant-time.server.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { z } from "zod";
import { rateLimited } from "#app/http/rate-limit.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { language } = publicContext(args);
  const head = { title: textsOf(language, "public")("signIn.codeTitle") };
  const code = getSignInCode(publicContext(args), await readCodeId(args.context, args.request));
  const query = new URL(args.request.url).searchParams;
  const isRegistering = query.get("for") === "register";
  return data(
    { head, code, isRegistering, isSentAgain: query.get("sent") === "1" },
    { headers: { "Cache-Control": "private, no-store" } },
  );
}

export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const codeId = (await readCodeId(args.context, args.request)) ?? "";
  const replaces = await readSessionToken(args.context, args.request);
  const browserMarks = await readBrowserMarks(args.context, args.request);
  const [browser] = browserMarks;
  if (new URL(args.request.url).searchParams.get("again") === "1") return sendAgain(args, { codeId, browserMarks });
  const reply = await submitForm(
    args.request,
    codeForm,
    rateLimited(args, "code", ({ code }) => redeemSignInCode(ctx, { codeId, code, replaces }), { browser }),
  );
  if (!("done" in reply)) return reply.refused;
  const { token, accountId, organisationId } = reply.done;
  const desk = organisationId ? firstEventPath(ctx.language, organisationId) : workspacesPath(ctx.language);
  const to = safePath(new URL(args.request.url).searchParams.get("to"), desk);
  const headers = new Headers();
  headers.append("Set-Cookie", await writeSessionToken(args.context, token));
  headers.append("Set-Cookie", await clearCodeId(args.context));
  headers.append("Set-Cookie", await rememberBrowser(args.context, args.request, accountId));
  return redirect(to, { status: 303, headers });
}

/** Send a new code for what was typed before; lead back to the beginning where that is not kept any more. */
async function sendAgain(args: ActionFunctionArgs, input: { codeId: string; browserMarks: readonly string[] }) {
  const ctx = publicContext(args);
  const renew = () => constantTime(() => renewSignInCode(ctx, input));
  const reply = await submitForm(
    args.request,
    z.object({}),
    rateLimited(args, "signIn", renew, { browser: input.browserMarks[0] }),
  );
  if (!("done" in reply)) return reply.refused;
  const { pathname, searchParams } = new URL(args.request.url);
  searchParams.delete("again");
  if (!reply.done)
    return redirect(
      searchParams.get("for") === "register" ? registerPath(ctx.language) : signInPath(ctx.language),
      303,
    );
  searchParams.set("sent", "1");
  return redirect(`${pathname}?${searchParams}`, {
    status: 303,
    headers: { "Set-Cookie": await writeCodeId(args.context, reply.done.codeId) },
  });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function CodePage() {
  const { code, isRegistering, isSentAgain } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["public", "common"]);
  const language = useLanguage();
  const isDemo = useIsDemo();
  const { search } = useLocation();
  const [form, fields] = useForm<{ code: string }, { code: string }, string[]>({
    id: "code",
    lastResult: useActionData<typeof action>()?.result ?? null,
  });
  return (
    <main id="content" className="narrow">
      <h1>{t("signIn.codeTitle")}</h1>
      {code ? (
        <>
          {isSentAgain && <Notice tone="ok" title={t("signIn.sent")} />}
          <p className="lead">{t(isRegistering ? "signIn.codeLeadNew" : "signIn.codeLead")}</p>
          <p className="soft">
            {code.minutesLeft > 0 ? t("signIn.left", { count: code.minutesLeft }) : t("signIn.over")}
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
      {code?.isRenewable && (
        <form method="post" action={withAgain(search)}>
          <button type="submit" className="quiet">
            {t("signIn.again")}
          </button>
        </form>
      )}
      <p>
        <a href={isRegistering ? registerPath(language) : signInPath(language)}>
          {t(isRegistering ? "signIn.restartNew" : "signIn.restart")}
        </a>
      </p>
    </main>
  );
}

function withAgain(search: string): string {
  const query = new URLSearchParams(search);
  query.delete("sent");
  query.set("again", "1");
  return `?${query}`;
}
