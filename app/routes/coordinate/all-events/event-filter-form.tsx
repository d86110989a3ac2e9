import { endonyms, languages } from "#app/domain/languages/language.ts";
import { listOrders } from "#app/domain/model/review-state.ts";
import { withQuery } from "#app/domain/paths.ts";
import { coordinateEventsPath } from "#app/domain/coordinate-paths.ts";
import { type EventListFilter, eventListFlags, eventListQuery } from "#app/domain/scope-lists/event-list-filter.ts";
import type { EventList } from "#app/domain/scope-lists/list-events-in-scope.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { LocalDate } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";
import {
  ListChoice,
  type ListChip,
  ListSearch,
  ListTick,
  PlaceChoices,
} from "#app/components/scope-lists/list-parts.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Props = { filter: EventListFilter; list: EventList };
const flags = Object.entries(eventListFlags) as [keyof typeof eventListFlags, keyof EventListFilter][];

/** Search and filter all events. */
export function EventFilterForm({ filter, list }: Props) {
  const { t } = useTranslation("inScope");
  return (
    <ListSearch
      q={filter.q}
      label={t("events.search")}
      kept={{ state: filter.state, organisation: filter.organisationId }}
    >
      <PlaceChoices filter={filter} choices={list.choices} />
      <ListChoice
        name="language"
        label={t("events.language")}
        value={filter.language}
        options={languages.map((code) => ({ value: code, label: endonyms[code], lang: code }))}
      />
      <label className="field">
        {t("events.from")}
        <input type="date" name="from" defaultValue={filter.from ?? ""} />
      </label>
      <label className="field">
        {t("events.to")}
        <input type="date" name="to" defaultValue={filter.to ?? ""} />
      </label>
      {flags.map(([name, flag]) => (
        <ListTick key={name} name={name} label={t(`events.only.${name}`)} isOn={filter[flag] === true} />
      ))}
      <ListChoice
        name="sort"
        label={t("list.sort")}
        value={filter.sort}
        hasAll={false}
        options={listOrders.map((order) => ({ value: order, label: t(`events.order.${order}`) }))}
      />
    </ListSearch>
  );
}

/** Return what is filtered by, in words, each with the address of the list without it. */
export function useEventChips({ filter, list }: Props): ListChip[] {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  const without = (change: Partial<EventListFilter>) =>
    withQuery(coordinateEventsPath(language), eventListQuery({ ...filter, page: 1, ...change }));
  const dayOf = (day: LocalDate) => formatLocal(day, "day", formatLocaleFor(language, null));
  const chip = (label: string | null | undefined | false, change: Partial<EventListFilter>): ListChip[] =>
    label ? [{ label, href: without(change) }] : [];
  const { cities, countries } = list.choices;
  return [
    ...chip(filter.q && t("list.words", { q: filter.q }), { q: "" }),
    ...chip(countries.find(({ code }) => code === filter.country)?.name, { country: null }),
    ...chip(cities.find(({ id }) => id === filter.cityId)?.name, { cityId: null }),
    ...chip(filter.organisationId && (list.organisation ?? t("list.organisation")), { organisationId: null }),
    ...chip(filter.language && endonyms[filter.language], { language: null }),
    ...chip(filter.from && t("list.fromDay", { day: dayOf(filter.from) }), { from: null }),
    ...chip(filter.to && t("list.toDay", { day: dayOf(filter.to) }), { to: null }),
    ...flags.flatMap(([name, flag]) => chip(filter[flag] === true && t(`events.only.${name}`), { [flag]: false })),
  ];
}
