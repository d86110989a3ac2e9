import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { CountryList, RegionForm } from "./city-lists.tsx";
import { SecretariatHeading } from "#app/components/secretariat/secretariat-heading.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { coordinateOrganisationsPath, secretariatCityPath, secretariatPath } from "#app/domain/coordinate-paths.ts";
import { getPlaces } from "#app/domain/cities/get-cities.server.ts";
import { placesForm } from "#app/domain/cities/city-details-form.ts";
import { renameRegion, setCountryPlaceLevel } from "#app/domain/cities/save-country-and-region.server.ts";
import { requireSecretariat } from "#app/domain/coordinators/require-secretariat.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const places = orRefuse(() => getPlaces(ctx));
  return privateNoStore({ places, head: { title: textsOf(ctx.language, "secretariat")("cities.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  orRefuse(() => requireSecretariat(ctx));
  const reply = await submitForm(args.request, placesForm, (form) =>
    form.intent === "country" ? setCountryPlaceLevel(ctx, form) : renameRegion(ctx, form),
  );
  return "done" in reply ? redirect(secretariatPath(ctx.language, "cities"), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function PlacesPage() {
  const { places } = useLoaderData<typeof loader>();
  const { t } = useTranslation("secretariat");
  const language = useLanguage();
  const reply = useActionData<typeof action>()?.result;
  return (
    <main id="content">
      <SecretariatHeading page="cities" reply={reply} />
      <p className="actions">
        <a className="button" href={secretariatCityPath(language, "new")}>
          {t("cities.enter")}
        </a>
        <a href={coordinateOrganisationsPath(language)}>{t("cities.proposed")}</a>
      </p>
      <CountryList countries={places.countries} />
      <h2>{t("cities.regions")}</h2>
      {places.regions.map((region) => (
        <RegionForm key={region.code} region={region} reply={reply} />
      ))}
    </main>
  );
}
