import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { registerPath, withQuery } from "#app/domain/paths.ts";
import { askForInvitationPath } from "#app/domain/organise-paths.ts";
import { askForInvitation, getAuthorityToAsk } from "#app/domain/invitation-requests/ask-for-invitation.server.ts";
import { askForInvitationForm } from "#app/domain/invitation-requests/ask-for-invitation-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { rateLimited } from "#app/http/rate-limit.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const authority = orRefuse(() => getAuthorityToAsk(ctx, args.params["cityId"] ?? ""));
  const isAsked = new URL(args.request.url).searchParams.get("asked") === "1";
  return privateNoStore({ authority, isAsked, head: { title: textsOf(ctx.language, "organisations")("ask.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const cityId = args.params["cityId"] ?? "";
  orRefuse(() => getAuthorityToAsk(ctx, cityId));
  const ask = rateLimited(args, "signIn", () => askForInvitation(ctx, { cityId }), { accountId: ctx.actor.accountId });
  const reply = await submitForm(args.request, askForInvitationForm, ask);
  if (!("done" in reply)) return reply.refused;
  return redirect(withQuery(askForInvitationPath(ctx.language, cityId), "asked=1"), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** Say who reads which address, and ask; afterwards say that it is asked, whoever reads it. */
export default function AskForInvitationPage() {
  const { authority, isAsked } = useLoaderData<typeof loader>();
  const { t } = useTranslation("organisations");
  const language = useLanguage();
  const [form] = useForm<Record<string, unknown>, Record<string, unknown>, string[]>({
    id: "ask",
    lastResult: useActionData<typeof action>()?.result ?? null,
  });
  return (
    <main id="content" className="narrow">
      <p>
        <a className="back" href={registerPath(language)}>
          {t("register.title")}
        </a>
      </p>
      <h1>{t("ask.title")}</h1>
      <p className="lead">
        <bdi>{authority.name}</bdi>
      </p>
      {isAsked ? (
        <Notice tone="ok" title={t("ask.done")}>
          <p>{t("ask.next")}</p>
        </Notice>
      ) : (
        <form method="post" id={form.id}>
          <ErrorSummary form={form} labels={{}} />
          <p>{t("ask.lead")}</p>
          <p>
            {t("ask.address")} <bdi dir="ltr">{authority.email}</bdi>
          </p>
          <button type="submit" name="intent" value="ask">
            {t("ask.button")}
          </button>
        </form>
      )}
    </main>
  );
}
