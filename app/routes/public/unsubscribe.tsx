import { programmePagePath } from "#app/domain/paths.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { PlainHeader } from "#app/components/shell/plain-header.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { digestPath } from "#app/domain/programme-paths.ts";
import { endDigest } from "#app/domain/digests/end-digest.server.ts";
import { findDigestPage } from "#app/domain/digests/get-digest.server.ts";
import { parseFilter } from "#app/domain/programme/parse-filter.ts";
import { publicContext } from "#app/http/context.server.ts";
import { secretPage } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FilterText } from "#app/components/programme/filter-text.tsx";

/**
 * Show what would be stopped, without stopping it: mail scanners follow links (MAIL-02). A stopped digest shows the
 * same page as an unknown one.
 */
export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const digest = findDigestPage(ctx, { stop: args.params["token"] ?? "" });
  return secretPage({
    digest,
    pageLanguage: digest?.language,
    head: { title: textsOf(ctx.language, "digest")("stop.title") },
  });
}

/**
 * End a digest with one request from a person or a mail program: no cookie, form field or second page (RFC 8058 3.1).
 */
export function action(args: ActionFunctionArgs) {
  endDigest(publicContext(args), { token: args.params["token"] ?? "" });
  return data({ isStopped: true });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function StopPage() {
  const { digest } = useLoaderData<typeof loader>();
  const isStopped = useActionData<typeof action>()?.isStopped ?? digest === null;
  const { t } = useTranslation(["digest", "public"]);
  const language = useLanguage();
  return (
    <>
      <PlainHeader />
      <main id="content" className="narrow">
        <h1>{t("stop.title")}</h1>
        {isStopped || digest === null ? (
          <>
            <Notice tone="ok" title={t("stop.done")} />
            <p>
              <a href={programmePagePath(language)}>{t("public:home.toProgramme")}</a>
            </p>
          </>
        ) : (
          <>
            <p className="lead">
              <FilterText labels={digest.labels} attendance={digest.attendance} />
            </p>
            <form method="post">
              <button type="submit" className="big">
                {t("stop.button")}
              </button>
            </form>
            <p>
              <a href={digestPath(digest.language, parseFilter(new URLSearchParams(digest.query)).filter)}>
                {t("stop.other")}
              </a>
            </p>
          </>
        )}
      </main>
    </>
  );
}
