import { headTags } from "#app/components/shell/head.ts";
import { useLanguage } from "#app/components/shell/reader.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { confirmPath, personalPath } from "#app/domain/addresses.ts";
import { confirmAddress } from "#app/domain/sign-ups/confirm-address.server.ts";
import { getConfirmation } from "#app/domain/sign-ups/get-confirmation.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Looking confirms nothing, since mail scanners look; only the button does. */
export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const confirmation = orRefuse(() => getConfirmation(ctx, args.params["token"] ?? ""));
  const head = { title: textsOf(ctx.language, "public")("confirm.title") };
  return data({ confirmation, head }, { headers: { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" } });
}

export function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const token = args.params["token"] ?? "";
  orRefuse(() => confirmAddress(ctx, { token }));
  return redirect(confirmPath(ctx.language, token), 303);
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function ConfirmPage() {
  const { confirmation } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <h1>{t("confirm.title")}</h1>
      {confirmation.pageToken === null ? (
        <form method="post">
          <p className="lead">{t("confirm.text")}</p>
          <button type="submit" className="big">
            {t("confirm.button")}
          </button>
        </form>
      ) : (
        <>
          <Notice tone="ok" title={t("confirm.done")}>
            <p>{t("confirm.doneText")}</p>
          </Notice>
          <p>
            <a className="button" href={personalPath(language, confirmation.pageToken)}>
              {t("confirm.toPage")}
            </a>
          </p>
        </>
      )}
    </main>
  );
}
