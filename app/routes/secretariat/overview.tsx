import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { MailTroubleNotice } from "#app/components/secretariat/mail-trouble-notice.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { coordinatePath, secretariatPages, secretariatPath } from "#app/domain/coordinate-paths.ts";
import { requireSecretariat } from "#app/domain/coordinators/require-secretariat.server.ts";
import { can } from "#app/domain/permissions.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  orRefuse(() => requireSecretariat(ctx));
  const mayInvite = can(ctx.actor, "coordinators:manage", null);
  const pages = secretariatPages.filter((page) => page !== "coordinators" || mayInvite);
  return privateNoStore({ pages, head: { title: textsOf(ctx.language, "secretariat")("title") } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function SecretariatPage() {
  const { t } = useTranslation(["secretariat", "coordinate"]);
  const language = useLanguage();
  const { pages } = useLoaderData<typeof loader>();
  return (
    <main id="content" className="narrow">
      <p>
        <a href={coordinatePath(language)}>{t("coordinate:review.back")}</a>
      </p>
      <h1>{t("title")}</h1>
      <MailTroubleNotice />
      <ul className="rows">
        {pages.map((page) => (
          <li key={page}>
            <a href={secretariatPath(language, page)}>{t(`${page}.title`)}</a>
            <span className="soft">{t(`${page}.what`)}</span>
          </li>
        ))}
      </ul>
    </main>
  );
}
