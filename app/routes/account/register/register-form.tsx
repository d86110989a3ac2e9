import type { RegistrationChoices } from "#app/domain/organisations/get-registration-choices.server.ts";
import { organisationKinds } from "#app/domain/model/organisation.ts";
import type { RegistrationValues } from "#app/domain/organisations/registration-form.ts";
import { askForInvitationPath } from "#app/domain/organise-paths.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { SelectField, TextField } from "#app/components/forms/fields.tsx";
import { NameFields } from "#app/components/organisations/name-fields.tsx";

/** Show the form that registers an organisation, and an account for visitors without one. */
export function RegisterForm({
  choices,
  isSignedIn,
  reply,
}: {
  choices: RegistrationChoices;
  isSignedIn: boolean;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["organisations", "common"]);
  const language = useLanguage();
  const [form, fields] = useForm<RegistrationValues, RegistrationValues, string[]>({
    id: "register",
    lastResult: reply ?? null,
  });
  const labels = {
    kind: t("register.kind"),
    isSecondAuthority: t("register.secondAuthority"),
    cityId: t("register.city"),
    countryCode: t("register.country"),
    cityName: t("register.cityName"),
    name: t("profile.name"),
    alias: t("profile.alias"),
    proof: t("profile.proof"),
    email: t("register.email"),
  };
  const isRefused = fields.kind.initialValue === "local_authority" && fields.kind.errors !== undefined;
  const countries = [...new Set(choices.cities.map((city) => city.country))];
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <SelectField
        field={fields.kind}
        label={labels.kind}
        empty={t("register.choose")}
        groups={[
          {
            label: null,
            options: organisationKinds.map((kind) => ({ value: kind, label: t(`common:organisationKind.${kind}`) })),
          },
        ]}
      />
      {(fields.isSecondAuthority.initialValue === "on" || isRefused) && (
        <label className="check">
          <input
            type="checkbox"
            name={fields.isSecondAuthority.name}
            defaultChecked={fields.isSecondAuthority.initialValue === "on"}
          />
          {t("register.secondAuthority")}
        </label>
      )}
      {isRefused && fields.cityId.initialValue && !fields.cityId.errors && (
        <p>
          <a className="button quiet" href={askForInvitationPath(language, fields.cityId.initialValue)}>
            {t("ask.link")}
          </a>
        </p>
      )}
      <SelectField
        field={fields.cityId}
        label={labels.cityId}
        hint={t("register.cityHint")}
        empty={t("register.notListed")}
        groups={countries.map((country) => ({
          label: country,
          options: choices.cities
            .filter((city) => city.country === country)
            .map((city) => ({ value: city.id, label: city.name })),
        }))}
      />
      <details className="part" open={Boolean(fields.cityName.initialValue || fields.countryCode.errors)}>
        <summary>{t("register.newCity")}</summary>
        <p className="hint">{t("register.newCityHint")}</p>
        <SelectField
          field={fields.countryCode}
          label={labels.countryCode}
          isOptional
          empty={t("register.choose")}
          groups={[{ label: null, options: choices.countries.map(({ code, name }) => ({ value: code, label: name })) }]}
        />
        <TextField field={fields.cityName} label={labels.cityName} isOptional dir="auto" />
      </details>
      <NameFields fields={fields} isProofNeeded />
      {!isSignedIn && (
        <TextField
          field={fields.email}
          label={labels.email}
          hint={t("register.emailHint")}
          type="email"
          dir="ltr"
          autoComplete="email"
        />
      )}
      <button type="submit">{t(isSignedIn ? "register.submit" : "register.submitEmail")}</button>
    </form>
  );
}
