import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { AssignCityForm } from "./assign-city-form.tsx";
import { ConfirmCityForm } from "./confirm-city-form.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { coordinateOrganisationPath, coordinateOrganisationsPath } from "#app/domain/coordinate-paths.ts";
import { assignCity } from "#app/domain/cities/assign-city.server.ts";
import { cityForm } from "#app/domain/cities/city-form.ts";
import { confirmCity } from "#app/domain/cities/confirm-city.server.ts";
import { countryName } from "#app/domain/model/country.ts";
import { getProposedCity } from "#app/domain/cities/get-proposed-city.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const city = orRefuse(() => getProposedCity(ctx, args.params["cityId"] ?? ""));
  return privateNoStore({ city, head: { title: textsOf(ctx.language, "cities")("city.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const { id: cityId } = orRefuse(() => getProposedCity(ctx, args.params["cityId"] ?? ""));
  const reply = await submitForm(args.request, cityForm, (form) =>
    form.intent === "confirm" ? confirmCity(ctx, { cityId, ...form }) : assignCity(ctx, { cityId, ...form }),
  );
  return "done" in reply ? redirect(coordinateOrganisationsPath(ctx.language), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function ProposedCityPage() {
  const { city } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["cities", "organisations"]);
  const language = useLanguage();
  const reply = useActionData<typeof action>();
  return (
    <main id="content" className="narrow">
      <p>
        <Link to={coordinateOrganisationsPath(language)}>{t("organisations:need.back")}</Link>
      </p>
      <h1>{t("city.title")}</h1>
      <p className="lead">
        <bdi>{city.name}</bdi> · {countryName(city.countryCode, language)}
      </p>
      <p>{t("city.lead")}</p>
      <ul>
        {city.organisations.map((organisation) => (
          <li key={organisation.id}>
            <Link to={coordinateOrganisationPath(language, organisation.id)}>
              <bdi>{organisation.name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      {city.others.length > 0 && <AssignCityForm city={city} reply={reply?.result} />}
      <ConfirmCityForm city={city} reply={reply?.result} />
    </main>
  );
}
