import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { emailUndoPath, signInPath } from "#app/domain/paths.ts";
import { getEmailUndo, undoEmailChange } from "#app/domain/accounts/undo-email-change.server.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { publicContext } from "#app/http/context.server.ts";
import { secretPage } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Show what would be undone, without undoing it: mail scanners follow links. */
export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const undo = orRefuse(() => getEmailUndo(ctx, { token: args.params["token"] ?? "" }));
  return secretPage({ undo, head: { title: textsOf(ctx.language, "account")("undo.title") } });
}

export function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const token = args.params["token"] ?? "";
  orRefuse(() => undoEmailChange(ctx, { token }));
  return redirect(emailUndoPath(ctx.language, token), 303);
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function UndoEmailChangePage() {
  const { undo } = useLoaderData<typeof loader>();
  const { t } = useTranslation("account");
  const language = useLanguage();
  const email = isolated(undo.email, language);
  return (
    <main id="content" className="narrow">
      <h1>{t("undo.title")}</h1>
      {(undo.state === "open" || undo.state === "merge") && (
        <form method="post">
          <p className="lead">{t("undo.text", { email })}</p>
          {undo.state === "merge" && <p>{t("undo.merge")}</p>}
          <button type="submit" className="big">
            {t("undo.button")}
          </button>
        </form>
      )}
      {undo.state === "taken" && <Notice tone="stop" title={t("undo.taken")} />}
      {undo.state === "done" && (
        <>
          <Notice tone="ok" title={t("undo.done")}>
            <p>{t("undo.doneText", { email })}</p>
          </Notice>
          <p>
            <a className="button" href={signInPath(language)}>
              {t("undo.signIn")}
            </a>
          </p>
        </>
      )}
    </main>
  );
}
