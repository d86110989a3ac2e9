import { type ContactFilter, contactEventChoices } from "#app/domain/contacts/contact-filter.ts";
import type { ContactList } from "#app/domain/contacts/list-contacts.server.ts";
import { endonyms, languages } from "#app/domain/languages/language.ts";
import { organisationKinds } from "#app/domain/model/organisation.ts";
import { useTranslation } from "react-i18next";
import { ListChoice, ListSearch, PlaceChoices } from "#app/components/scope-lists/list-parts.tsx";

/** Search and filter the contacts. */
export function ContactFilterForm({ filter, list }: { filter: ContactFilter; list: ContactList }) {
  const { t } = useTranslation(["contacts", "inScope", "common"]);
  const { regions, ...places } = list.choices;
  return (
    <ListSearch q={filter.q} label={t("inScope:organisations.search")} kept={{ state: filter.state }}>
      <ListChoice
        name="events"
        label={t("events.label")}
        value={filter.events}
        options={contactEventChoices.map((value) => ({ value, label: t(`events.${value}`) }))}
      />
      <ListChoice
        name="kind"
        label={t("inScope:organisations.kind")}
        value={filter.kind}
        options={organisationKinds.map((kind) => ({ value: kind, label: t(`common:organisationKind.${kind}`) }))}
      />
      {regions.length > 1 && (
        <ListChoice
          name="region"
          label={t("region")}
          value={filter.region}
          options={regions.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <PlaceChoices filter={filter} choices={places} />
      <ListChoice
        name="language"
        label={t("language")}
        value={filter.language}
        options={languages.map((code) => ({ value: code, label: endonyms[code], lang: code }))}
      />
    </ListSearch>
  );
}
