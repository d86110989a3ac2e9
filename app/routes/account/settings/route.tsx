import { requireAccountContext, requireCoordinator } from "#app/auth/require-account.server.ts";
import { readSessionToken } from "#app/auth/session.server.ts";
import { AddressForms } from "./address-forms.tsx";
import { DeleteAccount } from "./delete-account.tsx";
import { FactorLink } from "#app/components/forms/second-factor-link.tsx";
import { useRefusal } from "#app/components/forms/use-refusal.tsx";
import { SessionList } from "./session-list.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { accountPath } from "#app/domain/organise-paths.ts";
import { secondFactorPath } from "#app/domain/paths.ts";
import { endonyms, languages } from "#app/domain/languages/language.ts";
import { accountForm } from "#app/domain/accounts/account-form.ts";
import { type AccountSettings, getAccount } from "#app/domain/accounts/get-account.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { runIntent } from "./run-intent.server.ts";
import { rateLimited } from "#app/http/rate-limit.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const token = (await readSessionToken(args.context, args.request)) ?? "";
  const account = orRefuse(() => getAccount(ctx, token));
  return privateNoStore({ account, head: { title: textsOf(ctx.language, "account")("account.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const token = (await readSessionToken(args.context, args.request)) ?? "";
  const reply = await submitForm(
    args.request,
    accountForm,
    rateLimited(args, "code", (form) => runIntent(ctx, token, form), { accountId: ctx.actor.accountId }),
  );
  return "done" in reply ? redirect(accountPath(reply.done), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function AccountPage() {
  const { account } = useLoaderData<typeof loader>();
  const { t } = useTranslation("account");
  const reply = useActionData<typeof action>();
  const refusal = useRefusal(reply?.result);
  return (
    <main id="content" className="narrow">
      <h1>{t("account.title")}</h1>
      <FactorLink reply={reply?.result} />
      {refusal && <Notice tone="stop" title={refusal} />}
      {account.isLocked ? (
        <LockedAccount email={account.email} />
      ) : (
        <AccountForms account={account} reply={reply?.result} />
      )}
    </main>
  );
}

/** Show a coordinator's account without the second factor: access to the mailbox alone must not change anything. */
function LockedAccount({ email }: { email: string }) {
  const { t } = useTranslation("account");
  const language = useLanguage();
  const to = new URLSearchParams({ to: accountPath(language) });
  return (
    <>
      <p>
        <bdi dir="ltr">{email}</bdi>
      </p>
      <Notice tone="warn" title={t("account.locked")}>
        <p>
          <a href={`${secondFactorPath(language)}?${to}`}>{t("account.unlock")}</a>
        </p>
      </Notice>
    </>
  );
}

function AccountForms({ account, reply }: { account: AccountSettings; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation(["account", "organisations"]);
  return (
    <>
      <AddressForms account={account} reply={reply} />
      <section aria-labelledby="language">
        <h2 id="language">{t("account.language")}</h2>
        <p>{t("account.languageHint")}</p>
        <Form method="post">
          <fieldset className="field">
            <legend className="hidden">{t("account.language")}</legend>
            <div className="choices">
              {languages.map((language) => (
                <label key={language} className="tick">
                  <input
                    type="radio"
                    name="language"
                    value={language}
                    defaultChecked={language === account.language}
                    required
                  />
                  <span lang={language}>{endonyms[language]}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <button type="submit" name="intent" value="language" className="quiet">
            {t("organisations:profile.save")}
          </button>
        </Form>
      </section>
      <SessionList account={account} />
      <DeleteAccount account={account} />
    </>
  );
}
