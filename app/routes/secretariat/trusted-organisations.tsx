import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { SecretariatHeading } from "#app/components/secretariat/secretariat-heading.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { coordinateOrganisationPath } from "#app/domain/coordinate-paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import { listTrusted } from "#app/domain/organisations/list-trusted-organisations.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const trusted = orRefuse(() => listTrusted(ctx));
  return privateNoStore({ trusted, head: { title: textsOf(ctx.language, "secretariat")("trusted.title") } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function TrustedPage() {
  const { trusted } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["secretariat", "common"]);
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <SecretariatHeading page="trusted" />
      {trusted.length === 0 && <p>{t("trusted.none")}</p>}
      <ul className="rows">
        {trusted.map((organisation) => (
          <li key={organisation.id}>
            <a href={coordinateOrganisationPath(language, organisation.id)}>
              <bdi>{organisation.name}</bdi>
            </a>
            <span className="soft">
              {t(`common:organisationKind.${organisation.kind}`)} ·{" "}
              <bdi>{listText([organisation.cityName, countryName(organisation.countryCode, language)], language)}</bdi>
              {organisation.since &&
                ` · ${formatLocal(organisation.since, "day", formatLocaleFor(language, organisation.countryCode))}`}
            </span>
          </li>
        ))}
      </ul>
    </main>
  );
}
