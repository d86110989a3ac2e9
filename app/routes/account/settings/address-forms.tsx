import type { AccountSettings } from "#app/domain/accounts/get-account.server.ts";
import { codeLifetimeMs } from "#app/domain/model/account.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { minutes } from "#app/domain/time/zoned-time.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { CodeField } from "#app/components/forms/code-field.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Reply = SubmissionResult<string[]> | undefined;

/** The account's address, and the two steps to another one: say it, then type the code that was sent there. */
export function AddressForms({ account, reply }: { account: AccountSettings; reply: Reply }) {
  const { t } = useTranslation("account");
  return (
    <section aria-labelledby="address">
      <h2 id="address">{t("account.email")}</h2>
      <p>
        <bdi dir="ltr">{account.email}</bdi>
      </p>
      {account.newEmail !== null && <CodeForm newEmail={account.newEmail} reply={reply} />}
      <details open={reply?.error?.["email"] ? true : undefined}>
        <summary>{t("account.changeEmail")}</summary>
        <NewAddressForm reply={reply} />
      </details>
    </section>
  );
}

function NewAddressForm({ reply }: { reply: Reply }) {
  const { t } = useTranslation("account");
  const [form, fields] = useForm<{ email: string }, { email: string }, string[]>({
    id: "new-address",
    lastResult: reply?.error?.["email"] ? reply : null,
  });
  const label = t("account.newEmail");
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ email: label }} />
      <TextField
        field={fields.email}
        label={label}
        hint={t("account.newEmailHint")}
        type="email"
        dir="ltr"
        autoComplete="email"
      />
      <button type="submit" name="intent" value="changeEmail" className="quiet">
        {t("account.sendCode")}
      </button>
    </form>
  );
}

function CodeForm({ newEmail, reply }: { newEmail: string; reply: Reply }) {
  const { t } = useTranslation(["account", "public"]);
  const language = useLanguage();
  const [form, fields] = useForm<{ code: string }, { code: string }, string[]>({
    id: "address-code",
    lastResult: reply?.error?.["code"] ? reply : null,
  });
  const values = { email: isolated(newEmail, language), minutes: codeLifetimeMs / minutes(1) };
  return (
    <form method="post" id={form.id} noValidate className="part">
      <p>{t("account.codeLead", values)}</p>
      <ErrorSummary form={form} labels={{ code: t("public:signIn.code") }} />
      <CodeField field={fields.code} />
      <button type="submit" name="intent" value="confirmEmail">
        {t("account.confirmEmail")}
      </button>
    </form>
  );
}
