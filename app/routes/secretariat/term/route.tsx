import { type AccountContext, requireCoordinator } from "#app/auth/require-account.server.ts";
import { TermForm } from "./term-form.tsx";
import { useRefusal } from "#app/components/forms/use-refusal.tsx";
import { MailTroubleNotice } from "#app/components/secretariat/mail-trouble-notice.tsx";
import { MissingLabels } from "#app/components/secretariat/missing-labels.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { listPath } from "#app/domain/coordinate-paths.ts";
import { retireTerm } from "#app/domain/vocabulary/arrange-terms.server.ts";
import { getTermLine, requireKind, type TermLine } from "#app/domain/vocabulary/list-terms.server.ts";
import { renameTerm } from "#app/domain/vocabulary/save-term.server.ts";
import { termForm } from "#app/domain/vocabulary/term-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Read the term that the address names. @throws NotFound for another one, and unless the actor is the secretariat */
function requireTerm(ctx: AccountContext, { list, term: code = "" }: Readonly<Record<string, string | undefined>>) {
  const kind = requireKind(list);
  return { kind, term: getTermLine(ctx, { kind, code }) };
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const page = orRefuse(() => requireTerm(ctx, args.params));
  return privateNoStore({ ...page, head: { title: page.term.shown?.text ?? page.term.code } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const { kind, term } = orRefuse(() => requireTerm(ctx, args.params));
  const key = { kind, code: term.code };
  const reply = await submitForm(args.request, termForm, (form) => {
    if (form.intent === "rename") renameTerm(ctx, { ...key, labels: form.labels });
    else retireTerm(ctx, { ...key, isRetired: form.intent === "retire" });
  });
  return "done" in reply ? redirect(`${listPath(ctx.language, kind)}#${term.code}`, 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function TermPage() {
  const { kind, term } = useLoaderData<typeof loader>();
  const { t } = useTranslation("lists");
  const language = useLanguage();
  const reply = useActionData<typeof action>()?.result;
  const isButton = reply?.initialValue?.["intent"] !== "rename";
  const refusal = useRefusal(isButton ? reply : undefined);
  return (
    <main id="content" className="narrow">
      <p>
        <a href={listPath(language, kind)}>{t(`kinds.${kind}`)}</a>
      </p>
      <MailTroubleNotice />
      <h1>{term.shown ? <UserText {...term.shown} /> : term.code}</h1>
      {refusal && <Notice tone="stop" title={refusal} />}
      <p className="soft">
        {t("codeFixed", { code: term.code })} · {t("events", { count: term.events })}
        <MissingLabels term={term} />
      </p>
      <TermForm labels={term.labels} reply={isButton ? undefined : reply} />
      <OfferButton term={term} />
    </main>
  );
}

/** Show the button that stops offering a term, or offers it again, last on the page, with what it does. */
function OfferButton({ term }: { term: TermLine }) {
  const { t } = useTranslation("lists");
  const intent = term.isRetired ? "restore" : "retire";
  return (
    <form method="post" className="part offer">
      {term.isRetired ? (
        <p>
          <b>{t("retired")}.</b> {t("retiredHint")}
        </p>
      ) : (
        <p>{t("retireHint", { count: term.events })}</p>
      )}
      <button type="submit" name="intent" value={intent} className="quiet">
        {t(`offer.${intent}`)}
      </button>
    </form>
  );
}
