import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { languageLabels } from "#app/components/secretariat/language-fields.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { directionOf, endonyms, type Language, languages } from "#app/domain/languages/language.ts";
import { longestWelcome } from "#app/domain/model/place.ts";
import type { OrganisationOverview } from "#app/domain/organisations/get-organisation-overview.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";

type Welcomes = NonNullable<OrganisationOverview["cityWelcomes"]>;
type Values = Record<"welcomes" | "shown", Record<Language, string>>;

/** Write the sentence with which the city welcomes visitors, in each language. */
export function CityWelcomeForm({
  welcomes,
  cityName,
  reply,
}: {
  welcomes: Welcomes;
  cityName: string;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["cities", "organisations"]);
  const find = (language: Language, state: Welcomes[number]["state"]) =>
    welcomes.find((welcome) => welcome.language === language && welcome.state === state);
  const latest = Object.fromEntries(
    languages.map((language) => {
      const welcome = find(language, "proposed") ?? find(language, "approved");
      return [language, welcome?.sentence ?? ""];
    }),
  ) as Record<Language, string>;
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "city-welcome",
    lastResult: replyFor(reply, { intent: "welcome" }),
    defaultValue: { welcomes: latest, shown: latest },
  });
  const sentences = fields.welcomes.getFieldset();
  const shown = fields.shown.getFieldset();
  const stateOf = (language: Language): string | undefined => {
    const isPublic = find(language, "approved") !== undefined;
    if (find(language, "proposed")) return t(isPublic ? "welcome.replaces" : "welcome.waits");
    return isPublic ? t("welcome.public") : undefined;
  };
  return (
    <section aria-labelledby="city-welcome-title">
      <h2 id="city-welcome-title">{t("welcome.title", { city: cityName })}</h2>
      <p>{t("welcome.hint", { max: longestWelcome })}</p>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={languageLabels("welcomes")} />
        {languages.map((language) => (
          <div key={language}>
            <input type="hidden" name={shown[language].name} value={shown[language].initialValue ?? ""} />
            <TextField
              field={sentences[language]}
              label={endonyms[language]}
              hint={stateOf(language)}
              isOptional
              lang={language}
              dir={directionOf(language)}
            />
            <Refused welcome={find(language, "refused")} />
          </div>
        ))}
        <button type="submit" name="intent" value="welcome" className="quiet">
          {t("organisations:profile.save")}
        </button>
      </form>
    </section>
  );
}

function Refused({ welcome }: { welcome: Welcomes[number] | undefined }) {
  const { t } = useTranslation("cities");
  if (!welcome) return null;
  return (
    <p>
      {t("welcome.refused")} <bdi>{welcome.reason}</bdi>{" "}
      <span className="soft">
        <UserText text={welcome.sentence} language={welcome.language} />
      </span>
    </p>
  );
}
