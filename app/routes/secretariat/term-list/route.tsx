import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { NewTermForm } from "./new-term-form.tsx";
import { TermRows } from "./term-rows.tsx";
import { MailTroubleNotice } from "#app/components/secretariat/mail-trouble-notice.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { listPath, secretariatPath } from "#app/domain/coordinate-paths.ts";
import { moveTerm } from "#app/domain/vocabulary/arrange-terms.server.ts";
import { listTermLines, requireKind } from "#app/domain/vocabulary/list-terms.server.ts";
import { addTerm } from "#app/domain/vocabulary/save-term.server.ts";
import { termListForm } from "#app/domain/vocabulary/term-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const page = orRefuse(() => {
    const kind = requireKind(args.params["list"]);
    return { kind, terms: listTermLines(ctx, kind) };
  });
  return privateNoStore({ ...page, head: { title: textsOf(ctx.language, "lists")(`kinds.${page.kind}`) } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const kind = orRefuse(() => requireKind(args.params["list"]));
  orRefuse(() => listTermLines(ctx, kind));
  const reply = await submitForm(args.request, termListForm, (form) => {
    if (form.intent === "add") addTerm(ctx, { kind, ...form });
    else moveTerm(ctx, { kind, code: form.code, move: form.intent });
    return form.code;
  });
  return "done" in reply ? redirect(`${listPath(ctx.language, kind)}#${reply.done}`, 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function TermListPage() {
  const { kind, terms } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["lists", "secretariat"]);
  const language = useLanguage();
  const reply = useActionData<typeof action>()?.result;
  return (
    <main id="content" className="narrow">
      <p>
        <a href={secretariatPath(language, "lists")}>{t("secretariat:lists.title")}</a>
      </p>
      <MailTroubleNotice />
      <h1>{t(`kinds.${kind}`)}</h1>
      <TermRows kind={kind} terms={terms} />
      <details className="part" open={reply?.error !== undefined}>
        <summary>{t(`add.${kind}`)}</summary>
        <NewTermForm kind={kind} reply={reply} />
      </details>
    </main>
  );
}
