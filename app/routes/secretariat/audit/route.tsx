import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { AuditFilterForm, AuditTable } from "./audit.tsx";
import { SecretariatHeading } from "#app/components/secretariat/secretariat-heading.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { auditTablePath, secretariatPath } from "#app/domain/coordinate-paths.ts";
import { auditQuery, readAuditFilter } from "#app/domain/audit/audit-filter.ts";
import { getAuditPage } from "#app/domain/audit/list-audit.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const filter = readAuditFilter(new URL(args.request.url).searchParams);
  const page = orRefuse(() => getAuditPage(ctx, filter));
  return privateNoStore({ page, filter, head: { title: textsOf(ctx.language, "secretariat")("audit.title") } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function AuditPage() {
  const { page, filter } = useLoaderData<typeof loader>();
  const { t } = useTranslation("secretariat");
  const language = useLanguage();
  const query = auditQuery(filter);
  const older = new URLSearchParams(query);
  if (page.next !== null) older.set("before", String(page.next));
  return (
    <main id="content">
      <SecretariatHeading page="audit" />
      <AuditFilterForm filter={filter} actions={page.actions} />
      <p>
        <a className="button quiet" href={`${auditTablePath(language)}?${query}`} download>
          {t("audit.download")}
        </a>
      </p>
      {page.entries.length === 0 ? <p>{t("audit.none")}</p> : <AuditTable entries={page.entries} />}
      {page.next !== null && (
        <p>
          <a href={`${secretariatPath(language, "audit")}?${older}`}>{t("audit.older")}</a>
        </p>
      )}
    </main>
  );
}
