import { FilterText } from "#app/components/programme/filter-text.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { confirmPath, attendeePagePath } from "#app/domain/paths.ts";
import { unsubscribePath } from "#app/domain/paths.ts";
import { confirmLink } from "#app/domain/attendees/confirm-link.server.ts";
import { getConfirmation } from "#app/domain/attendees/get-confirmation.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { secretPage } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Show what would be confirmed, without confirming it: mail scanners follow links. */
export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const confirmation = orRefuse(() => getConfirmation(ctx, args.params["token"] ?? ""));
  return secretPage({ confirmation, head: { title: textsOf(ctx.language, "public")("confirm.title") } });
}

export function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const token = args.params["token"] ?? "";
  orRefuse(() => confirmLink(ctx, { token }));
  return redirect(confirmPath(ctx.language, token), 303);
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function ConfirmPage() {
  const { confirmation } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["public", "digest"]);
  const isDigest = confirmation.kind === "digest";
  return (
    <main id="content" className="narrow">
      <h1>{t("confirm.title")}</h1>
      {confirmation.isConfirmed ? (
        <Confirmed confirmation={confirmation} />
      ) : (
        <form method="post">
          <p className="lead">{t(isDigest ? "digest:digest.confirmText" : "confirm.text")}</p>
          {isDigest && (
            <p>
              <FilterText labels={confirmation.labels} attendance={confirmation.attendance} />
            </p>
          )}
          <button type="submit" className="big">
            {t(isDigest ? "digest:digest.confirmButton" : "confirm.button")}
          </button>
        </form>
      )}
    </main>
  );
}

type Confirmation = ReturnType<typeof useLoaderData<typeof loader>>["confirmation"];

function Confirmed({ confirmation }: { confirmation: Confirmation }) {
  const { t } = useTranslation(["public", "digest"]);
  const language = useLanguage();
  const isDigest = confirmation.kind === "digest";
  const to = isDigest
    ? unsubscribePath(confirmation.stopToken ?? "")
    : attendeePagePath(language, confirmation.pageToken ?? "");
  return (
    <>
      <Notice tone="ok" title={t("confirm.done")}>
        <p>{t(isDigest ? "digest:digest.confirmed" : "confirm.doneText")}</p>
      </Notice>
      <p>
        <a className={isDigest ? undefined : "button"} href={to}>
          {t(isDigest ? "digest:digest.toStop" : "confirm.toPage")}
        </a>
      </p>
    </>
  );
}
