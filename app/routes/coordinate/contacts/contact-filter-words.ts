import { type ContactFilter, contactQuery } from "#app/domain/contacts/contact-filter.ts";
import type { FilterPlaces } from "#app/domain/contacts/name-filter.server.ts";
import { contactsPath } from "#app/domain/coordinate-paths.ts";
import { endonyms } from "#app/domain/languages/language.ts";
import { withQuery } from "#app/domain/paths.ts";
import { useTranslation } from "react-i18next";
import type { ListChip } from "#app/components/scope-lists/list-parts.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Return what a filter chooses by, in words, each with the address of the contact list without it. */
export function useFilterWords(filter: ContactFilter, places: FilterPlaces): ListChip[] {
  const { t } = useTranslation(["contacts", "inScope", "common"]);
  const language = useLanguage();
  const chip = (label: string | null | false, change: Partial<ContactFilter>): ListChip[] => {
    const query = contactQuery({ ...filter, page: 1, ...change });
    return label ? [{ label, href: withQuery(contactsPath(language), query) }] : [];
  };
  return [
    ...chip(filter.q && t("inScope:list.words", { q: filter.q }), { q: "" }),
    ...chip(filter.state && t(`inScope:organisations.tab.${filter.state}`), { state: null }),
    ...chip(filter.kind && t(`common:organisationKind.${filter.kind}`), { kind: null }),
    ...chip(places.region, { region: null }),
    ...chip(places.country, { country: null }),
    ...chip(places.city, { cityId: null }),
    ...chip(filter.events && t(`events.${filter.events}`), { events: null }),
    ...chip(filter.language && endonyms[filter.language], { language: null }),
  ];
}
