import type { AccountSettings } from "#app/domain/accounts/get-account.server.ts";
import { codeLifetimeMs, emailUndoMs } from "#app/domain/model/account.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { days, minutes } from "#app/domain/time/zoned-time.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Reply = SubmissionResult<string[]> | undefined;

/** Show the account's address and the two steps to change it: name a new one, then enter the codes mailed to both. */
export function AddressForms({ account, reply }: { account: AccountSettings; reply: Reply }) {
  const { t } = useTranslation("account");
  return (
    <section aria-labelledby="address">
      <h2 id="address">{t("account.email")}</h2>
      <p>
        <bdi dir="ltr">{account.email}</bdi>
      </p>
      {account.newEmail !== null && <CodesForm account={account} newEmail={account.newEmail} reply={reply} />}
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
      <p className="hint">{t("account.undoHint", { days: emailUndoMs / days(1) })}</p>
      <button type="submit" name="intent" value="changeEmail" className="quiet">
        {t("account.sendCode")}
      </button>
    </form>
  );
}

type Codes = { code: string; proof: string };

function CodesForm({ account, newEmail, reply }: { account: AccountSettings; newEmail: string; reply: Reply }) {
  const { t } = useTranslation(["account", "public"]);
  const language = useLanguage();
  const isOfCodes = reply?.error?.["code"] || reply?.error?.["proof"];
  const [form, fields] = useForm<Codes, Codes, string[]>({ id: "address-code", lastResult: isOfCodes ? reply : null });
  const values = { email: isolated(newEmail, language), minutes: codeLifetimeMs / minutes(1) };
  const present = { email: isolated(account.email, language) };
  const labels = {
    code: t("account.newCode"),
    proof: t(account.hasFactor ? "account.oldCodeFactor" : "account.oldCode"),
  };
  const ofCode = { hint: t("public:signIn.codeHint"), className: "short code", dir: "ltr" } as const;
  return (
    <form method="post" id={form.id} noValidate className="part">
      <p>{t("account.codeLead", values)}</p>
      <p>{t(account.hasFactor ? "account.oldLeadFactor" : "account.oldLead", present)}</p>
      <ErrorSummary form={form} labels={labels} />
      <TextField {...ofCode} field={fields.code} label={labels.code} autoComplete="one-time-code" />
      <TextField {...ofCode} field={fields.proof} label={labels.proof} autoComplete="off" />
      <button type="submit" name="intent" value="confirmEmail">
        {t("account.confirmEmail")}
      </button>
    </form>
  );
}
