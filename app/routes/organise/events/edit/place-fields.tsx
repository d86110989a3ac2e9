import type { FormHints } from "./form-hints.server.ts";
import type { EventFormPage } from "#app/domain/drafts/get-event-form.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { attendances } from "#app/domain/model/event.ts";
import type { EventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import { placeLevels } from "#app/domain/model/place.ts";
import { useTranslation } from "react-i18next";
import { ChoiceField, SelectField, TextField } from "#app/components/forms/fields.tsx";
import type { EventFieldset } from "#app/components/forms/event-fieldset.ts";

/** Ask for the place, and how much of it is public. */
export function PlaceFields({
  fields,
  choices,
  venues,
  hints,
  isPublic,
}: {
  fields: EventFieldset;
  choices: EventChoices;
  venues: EventFormPage["venues"];
  hints: FormHints;
  /** A public event keeps its city: slug, time zone and coordinators depend on it. */
  isPublic: boolean;
}) {
  const { t } = useTranslation(["eventForm", "common"]);
  const countries = [...new Set(choices.cities.map((city) => city.country))];
  return (
    <fieldset className="part">
      <legend>{t("form.where")}</legend>
      {isPublic ? (
        <p>
          <input type="hidden" name={fields.cityId.name} value={fields.cityId.initialValue} />
          {t("form.city")}: <b>{choices.cities.find((city) => city.id === fields.cityId.initialValue)?.name}</b>
        </p>
      ) : (
        <SelectField
          field={fields.cityId}
          label={t("form.city")}
          empty={t("form.choose")}
          groups={countries.map((country) => ({
            label: country,
            options: choices.cities
              .filter((city) => city.country === country)
              .map((city) => ({ value: city.id, label: city.name })),
          }))}
        />
      )}
      <ChoiceField
        field={fields.attendance}
        label={t("form.attendance")}
        kind="radio"
        options={attendances.map((attendance) => ({ value: attendance, label: t(`common:attendance.${attendance}`) }))}
      />
      <ChoiceField
        field={fields.placeLevel}
        label={t("form.placeLevel")}
        kind="radio"
        options={placeLevels.map((level) => ({
          value: level,
          label: t(`common:placeLevel.${level}`),
          hint: hints.placeLevel[level],
        }))}
      />
      <div className="applies if-area">
        <p className="hint">{hints.applies.area}</p>
        <TextField
          field={fields.revealHours}
          label={t("form.revealHours")}
          hint={hints.fields.revealHours}
          isOptional
          inputMode="numeric"
          className="short"
        />
      </div>
      <SiteFields fields={fields} venues={venues} hints={hints} />
      <div className="applies if-asked">
        <p className="hint">{hints.applies.asked}</p>
        <TextField field={fields.placeAsk} label={t("form.placeAsk")} isOptional dir="auto" />
      </div>
      <div className="applies if-online">
        <p className="hint">{hints.applies.online}</p>
        <TextField
          field={fields.joinUrl}
          label={t("form.joinUrl")}
          hint={hints.fields.joinUrl}
          isOptional
          type="url"
          dir="ltr"
          placeholder=" "
        />
      </div>
    </fieldset>
  );
}

type SiteProps = { fields: EventFieldset; venues: EventFormPage["venues"]; hints: FormHints };

/** Ask for venue and address, or offer those of former events of the organisation. */
function SiteFields({ fields, venues, hints }: SiteProps) {
  const { t } = useTranslation("eventForm");
  const language = useLanguage();
  const typed = [fields.venueName.initialValue ?? "", fields.streetAddress.initialValue ?? ""].join("\n");
  const chosen = venues.find((venue) => [venue.venueName, venue.streetAddress ?? ""].join("\n") === typed)?.id ?? "";
  const options = [
    ...venues.map((venue) => ({
      value: venue.id,
      label: venue.venueName ?? "",
      hint: listText(
        [venue.streetAddress, venue.district, venue.cityName].filter((text) => text !== null),
        language,
      ),
    })),
    { value: "", label: t("form.otherVenue") },
  ];
  return (
    <div className="applies if-site">
      <p className="hint">{hints.applies.site}</p>
      {venues.length > 0 && (
        <ChoiceField
          field={{ id: "venue", name: "venue", initialValue: chosen }}
          label={t("form.venue")}
          isOptional
          kind="radio"
          options={options}
        />
      )}
      <div className="applies if-other-venue">
        {venues.length > 0 && <p className="hint">{hints.applies.otherVenue}</p>}
        <TextField field={fields.venueName} label={t("form.venueName")} isOptional dir="auto" />
        <TextField field={fields.streetAddress} label={t("form.streetAddress")} isOptional dir="auto" />
        <TextField
          field={fields.district}
          label={t("form.district")}
          hint={t("form.districtHint")}
          isOptional
          dir="auto"
        />
      </div>
    </div>
  );
}
