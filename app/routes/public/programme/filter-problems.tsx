import { Notice } from "#app/components/ui/notice.tsx";
import { type FilterProblem, type RepeatedFilter, repeatedFilters } from "#app/domain/model/programme-filter.ts";
import { useTranslation } from "react-i18next";

/** List invalid parameters of the address, in the words of the form; the others are applied. */
export function FilterProblems({ problems }: { problems: readonly FilterProblem[] }) {
  const { t } = useTranslation("faults");
  const label = useParameterLabel();
  if (problems.length === 0) return null;
  return (
    <Notice tone="warn" title={t("filter.title")}>
      <ul>
        {problems.map(({ parameter, value, kind }) => (
          <li key={`${parameter} ${value}`}>
            {kind === "range" ? (
              t("filter.range")
            ) : (
              <bdi>{t("filter.item", { parameter: label(parameter), value })}</bdi>
            )}
          </li>
        ))}
      </ul>
      <p>{t("filter.rest")}</p>
    </Notice>
  );
}

/** Return a function that names a parameter by its label on the page; one that has none keeps its name. */
function useParameterLabel(): (parameter: string) => string {
  const { t } = useTranslation("public");
  const others = new Map([
    ["q", t("programme.search")],
    ["from", t("programme.from")],
    ["to", t("programme.to")],
    ["seats", t("programme.seats")],
    ["view", t("programme.views")],
    ["near", t("programme.city")],
    ["when", t("home.day")],
  ]);
  const isRepeated = (name: string): name is RepeatedFilter => (repeatedFilters as readonly string[]).includes(name);
  return (parameter) => (isRepeated(parameter) ? t(`programme.${parameter}`) : (others.get(parameter) ?? parameter));
}
