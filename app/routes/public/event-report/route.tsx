import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { eventPath, reportCasePath } from "#app/domain/paths.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { reportEvent } from "#app/domain/reports/report-event.server.ts";
import { reportForm } from "#app/domain/reports/report-form.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ReportForm } from "./report-form.tsx";
import { rateLimited } from "#app/http/rate-limit.server.ts";

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const { slug, title, textLanguage } = orRefuse(() => getPublicEvent(ctx, args.params["slug"] ?? ""));
  const head = { title: textsOf(ctx.language, "public")("report.title") };
  return { slug, title, textLanguage, head };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const slug = args.params["slug"] ?? "";
  const reply = await submitForm(
    args.request,
    reportForm,
    rateLimited(args, "report", (form) => reportEvent(ctx, { slug, ...form })),
  );
  return "done" in reply ? redirect(reportCasePath(ctx.language, reply.done.token), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function ReportPage() {
  const { slug, title, textLanguage } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  return (
    <main id="content" className="narrow">
      <p>
        <Link to={eventPath(useLanguage(), slug)}>{t("report.back")}</Link>
      </p>
      <h1>{t("report.title")}</h1>
      <p className="lead">
        <UserText text={title} language={textLanguage} />
      </p>
      <p>{t("report.lead")}</p>
      <ReportForm reply={useActionData<typeof action>()?.result} />
    </main>
  );
}
