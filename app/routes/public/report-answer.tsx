import { UserQuote } from "#app/components/ui/user-text.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { getReport } from "#app/domain/reports/get-report.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Load a problem report for its author, who alone knows the address. */
export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const report = orRefuse(() => getReport(ctx, args.params["token"] ?? ""));
  const head = { title: textsOf(ctx.language, "public")("report.caseTitle") };
  return data({ report, head }, { headers: { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" } });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function ReportCasePage() {
  const { report } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  const locale = formatLocaleFor(useLanguage(), null);
  return (
    <main id="content" className="narrow">
      <h1>{t("report.caseTitle")}</h1>
      {report.answer === null || report.answeredOn === null ? (
        <Notice tone="ok" title={t("report.sent")}>
          <p>{t(report.hasEmail ? "report.waitMail" : "report.waitPage")}</p>
        </Notice>
      ) : (
        <>
          <h2>{t("report.answered", { day: formatLocal(report.answeredOn, "full", locale) })}</h2>
          <UserQuote text={report.answer} />
        </>
      )}
      <h2>{t("report.yours", { day: formatLocal(report.sentOn, "full", locale) })}</h2>
      <p className="soft">{t(`report.kinds.${report.kind}`)}</p>
      <UserQuote text={report.text} />
    </main>
  );
}
