import { Notice } from "#app/components/ui/notice.tsx";
import type { FilterProblem } from "#app/domain/model/programme-filter.ts";
import { useTranslation } from "react-i18next";

/** List invalid parameters of the address; the others are applied. */
export function FilterProblems({ problems }: { problems: readonly FilterProblem[] }) {
  const { t } = useTranslation("faults");
  if (problems.length === 0) return null;
  return (
    <Notice tone="warn" title={t("filter.title")}>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.parameter} ${problem.value}`}>
            {problem.kind === "range" ? t("filter.range") : <bdi>{t("filter.item", problem)}</bdi>}
          </li>
        ))}
      </ul>
      <p>{t("filter.rest")}</p>
    </Notice>
  );
}
