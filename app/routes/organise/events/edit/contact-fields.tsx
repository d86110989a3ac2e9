import type { FormHints } from "./form-hints.server.ts";
import { useTranslation } from "react-i18next";
import { TextField } from "#app/components/forms/fields.tsx";
import type { EventFieldset } from "#app/components/forms/event-fieldset.ts";

type WhoProps = { fields: EventFieldset; organisation: string; hints: FormHints };

/** Show the fields for the organisation and its contacts. */
export function WhoFields({ fields, organisation, hints }: WhoProps) {
  const { t } = useTranslation("eventForm");
  return (
    <fieldset className="part">
      <legend>{t("form.who")}</legend>
      <p>
        {t("form.organisation")}: <b dir="auto">{organisation}</b>
      </p>
      <TextField
        field={fields.contactEmail}
        label={t("form.contactEmail")}
        hint={hints.fields.contactEmail}
        type="email"
        dir="ltr"
        autoComplete="email"
      />
      <TextField
        field={fields.publicContact}
        label={t("form.publicContact")}
        hint={hints.fields.publicContact}
        isOptional
      />
    </fieldset>
  );
}
