import { headTags } from "#app/components/shell/head-tags.ts";
import { PlainHeader } from "#app/components/shell/plain-header.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { findMessageChoice, stopOrganiserMessages } from "#app/domain/contacts/stop-organiser-messages.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { secretPage } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Show what would be stopped, without stopping it: mail scanners follow links (MAIL-02). */
export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const choice = findMessageChoice(ctx, args.params["token"] ?? "");
  const title = textsOf(ctx.language, "contacts")("stop.title");
  return secretPage({
    isKnown: choice !== null,
    isStopped: choice?.isStopped ?? true,
    pageLanguage: choice?.language,
    head: { title },
  });
}

/**
 * Stop the messages with one request from a person or a mail program: no cookie, form field or second page (RFC 8058
 * 3.1). Only the button of the page asks for them again.
 */
export function action(args: ActionFunctionArgs) {
  const isStopped = !new URL(args.request.url).searchParams.has("again");
  stopOrganiserMessages(publicContext(args), { token: args.params["token"] ?? "", isStopped });
  return data({ isStopped });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function StopMessagesPage() {
  const { isKnown, isStopped } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { t } = useTranslation("contacts");
  return (
    <>
      <PlainHeader />
      <main id="content" className="narrow">
        <h1>{t("stop.title")}</h1>
        {isStopped || !isKnown ? (
          <>
            <Notice tone="ok" title={t("stop.done")} />
            <p>{t("stop.own")}</p>
            {isKnown && (
              <form method="post" action="?again">
                <button type="submit" className="quiet">
                  {t("stop.again")}
                </button>
              </form>
            )}
          </>
        ) : (
          <>
            {done && <Notice tone="ok" title={t("stop.resumed")} />}
            <p className="lead">{t("stop.text")}</p>
            <p>{t("stop.own")}</p>
            <form method="post" action="?">
              <button type="submit" className="big">
                {t("stop.button")}
              </button>
            </form>
          </>
        )}
      </main>
    </>
  );
}
