import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { WorkspaceHeading } from "#app/components/shell/workspace-heading.tsx";
import { CoHostList, CoHostSearch } from "./co-host-list.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { coHostsPath } from "#app/domain/organise-paths.ts";
import { runCoHostAction } from "#app/domain/co-hosts/run-co-host-action.server.ts";
import { getCoHosts } from "#app/domain/co-hosts/get-co-hosts.server.ts";
import { partnerForm } from "#app/domain/co-hosts/co-host-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const words = new URL(args.request.url).searchParams.get("q") ?? "";
  const page = orRefuse(() => getCoHosts(ctx, { eventId: args.params["eventId"] ?? "", words }));
  return privateNoStore({ page, head: { title: textsOf(ctx.language, "coHosts")("partners.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const eventId = args.params["eventId"] ?? "";
  const reply = await submitForm(args.request, partnerForm, (form) => runCoHostAction(ctx, { ...form, eventId }));
  return "done" in reply ? redirect(coHostsPath(ctx.language, eventId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function CoHostsPage() {
  const { page, head } = useLoaderData<typeof loader>();
  const { t } = useTranslation("coHosts");
  const [form] = useForm<Record<string, never>, Record<string, never>, string[]>({
    id: "partners",
    lastResult: useActionData<typeof action>()?.result ?? null,
  });
  return (
    <main id="content" className="narrow">
      <WorkspaceHeading event={page} title={head.title} />
      <ErrorSummary form={form} labels={{ organisationId: t("partners.invite") }} />
      {!page.isOpen && <Notice tone="plain" title={t("closed")} />}
      {!page.isVerified && <Notice tone="warn" title={t("partners.notVerified")} />}
      <CoHostList page={page} />
      {page.isOpen && page.isVerified && <CoHostSearch page={page} />}
      <p>{t("partners.lead")}</p>
      {page.isProposed && <Notice tone="plain" title={t("partners.rule")} />}
    </main>
  );
}
