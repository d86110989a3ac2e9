import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { CityDetailsForm } from "./city-details-form.tsx";
import { MailTroubleNotice } from "#app/components/secretariat/mail-trouble-notice.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { hideAllPath, secretariatPath } from "#app/domain/coordinate-paths.ts";
import { getCityDetails } from "#app/domain/cities/get-cities.server.ts";
import { cityDetailsForm } from "#app/domain/cities/city-details-form.ts";
import { saveCity } from "#app/domain/cities/save-city.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const page = orRefuse(() => getCityDetails(ctx, args.params["cityId"] ?? ""));
  return privateNoStore({ page, head: { title: textsOf(ctx.language, "secretariat")("cities.one") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const { id: cityId } = orRefuse(() => getCityDetails(ctx, args.params["cityId"] ?? ""));
  const reply = await submitForm(args.request, cityDetailsForm, (form) => saveCity(ctx, { ...form, cityId }));
  return "done" in reply ? redirect(secretariatPath(ctx.language, "cities"), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function CityDetailsRoute() {
  const { page } = useLoaderData<typeof loader>();
  const { t } = useTranslation("secretariat");
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <p>
        <a href={secretariatPath(language, "cities")}>{t("cities.back")}</a>
      </p>
      <MailTroubleNotice />
      <h1>{t(page.id === null ? "cities.enter" : "cities.one")}</h1>
      <CityDetailsForm page={page} reply={useActionData<typeof action>()?.result} />
      {page.id !== null && (
        <p>
          <a href={hideAllPath(language, "city", page.id)}>{t("cities.hide")}</a>
        </p>
      )}
    </main>
  );
}
