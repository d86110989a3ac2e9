import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "#app/components/ui/icon.tsx";

/** Search field of a list, with its filters behind one control. All of it is one form, kept in the address. */
export function ListSearch({
  q,
  label,
  kept,
  filterLabel,
  isOpen = false,
  children,
}: {
  q: string;
  label: string;
  /** Name of the control of the filters; by default, it names an order too. */
  filterLabel?: string;
  /** True when the filters are shown at once. */
  isOpen?: boolean;
  /** Values that a new search keeps. */
  kept: Readonly<Record<string, string | null>>;
  children: ReactNode;
}) {
  const { t } = useTranslation("inScope");
  return (
    <search>
      <form method="get" className="list-search">
        {Object.entries(kept).map(
          ([name, value]) => value !== null && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className="list-words">
          <label className="hidden" htmlFor="q">
            {label}
          </label>
          <input id="q" type="search" name="q" defaultValue={q} placeholder={label} dir="auto" maxLength={100} />
          <button type="submit">{t("list.search")}</button>
        </div>
        <details className="list-filter" open={isOpen}>
          <summary className="button quiet">
            <Icon name="filter" />
            {filterLabel ?? t("list.filter")}
          </summary>
          <div className="part queue-filter">
            {children}
            <div className="actions">
              <button type="submit" className="quiet">
                {t("list.show")}
              </button>
            </div>
          </div>
        </details>
      </form>
    </search>
  );
}

/** A choice in the filters of a list, with "all" first unless one of them always holds. */
export function ListChoice({
  name,
  label,
  value,
  options,
  hasAll = true,
}: {
  name: string;
  label: string;
  value: string | null;
  options: readonly { value: string; label: string; lang?: string }[];
  hasAll?: boolean;
}) {
  const { t } = useTranslation("inScope");
  return (
    <label className="field">
      {label}
      <select name={name} defaultValue={value ?? ""}>
        {hasAll && <option value="">{t("list.any")}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

type Places = {
  countries: readonly { code: string; name: string }[];
  cities: readonly { id: string; name: string }[];
};
type PlaceFilter = { country: string | null; cityId: string | null };

/** Choose country and city, where a scope has several. */
export function PlaceChoices({ filter, choices: { countries, cities } }: { filter: PlaceFilter; choices: Places }) {
  const { t } = useTranslation("inScope");
  return (
    <>
      {countries.length > 1 && (
        <ListChoice
          name="country"
          label={t("list.country")}
          value={filter.country}
          options={countries.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      {cities.length > 1 && (
        <ListChoice
          name="city"
          label={t("list.city")}
          value={filter.cityId}
          options={cities.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
}

/** A filter that holds or not. */
export function ListTick({ name, label, isOn }: { name: string; label: string; isOn: boolean }) {
  return (
    <label className="tick">
      <input type="checkbox" name={name} value="1" defaultChecked={isOn} />
      {label}
    </label>
  );
}

export type ListTab = { label: string; count: number; href: string; isCurrent: boolean };

/** Link to each state with its number of matches; the line scrolls sideways on a phone. */
export function StateTabs({ tabs }: { tabs: readonly ListTab[] }) {
  const { t } = useTranslation("inScope");
  return (
    <nav className="list-tabs" aria-label={t("list.byState")}>
      <ul>
        {tabs.map(({ label, count, href, isCurrent }) => (
          <li key={href}>
            <a href={href} aria-current={isCurrent ? "true" : undefined}>
              {label} <b>{count}</b>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export type ListChip = { label: string; href: string };

/** Link to the list without each filter that holds. */
export function FilterChips({ chips }: { chips: readonly ListChip[] }) {
  const { t } = useTranslation("inScope");
  if (chips.length === 0) return null;
  return (
    <ul className="list-chips" aria-label={t("list.filters")}>
      {chips.map(({ label, href }) => (
        <li key={label}>
          <a href={href}>
            <bdi>{label}</bdi>
            <Icon name="cross" />
            <span className="hidden">{t("list.remove")}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Link to the neighbouring pages of a list, and say which page this is. */
export function ListPager({ page, pages, hrefOf }: { page: number; pages: number; hrefOf: (page: number) => string }) {
  const { t } = useTranslation("inScope");
  if (pages === 1) return null;
  return (
    <nav className="list-pager" aria-label={t("list.pages")}>
      {page > 1 && (
        <a href={hrefOf(Math.min(page - 1, pages))} rel="prev">
          {t("list.previous")}
        </a>
      )}
      <span className="soft">{t("list.pageOf", { page, pages })}</span>
      {page < pages && (
        <a href={hrefOf(page + 1)} rel="next">
          {t("list.next")}
        </a>
      )}
    </nav>
  );
}

/** Say that nothing matches, in how many other states something does, and how to widen the search. */
export function EmptyList({
  title,
  elsewhere,
  everyState,
  unfiltered,
}: {
  title: string;
  elsewhere: { text: string; count: number };
  everyState: string;
  /** Address of the list without filters; null when there are none. */
  unfiltered: string | null;
}) {
  const { t } = useTranslation("inScope");
  return (
    <div className="empty list-empty">
      <p>
        <b>{title}</b>
      </p>
      {elsewhere.count > 0 && <p>{elsewhere.text}</p>}
      <p className="actions">
        {elsewhere.count > 0 && (
          <a className="button quiet" href={everyState}>
            {t("list.everyState", { count: elsewhere.count })}
          </a>
        )}
        {unfiltered !== null && <a href={unfiltered}>{t("list.clear")}</a>}
      </p>
    </div>
  );
}
