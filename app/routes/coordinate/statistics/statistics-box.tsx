import type { FigureTable } from "#app/domain/statistics/statistics-table.ts";
import type { ReviewState } from "#app/domain/model/review-state.ts";
import type { OrganisationKind } from "#app/domain/model/organisation.ts";
import { useTranslation } from "react-i18next";
import { FigureBar } from "./bar.tsx";

/** Show counts as a table for screen readers, with bars for the eye. */
export function FigureBox({ table }: { table: FigureTable }) {
  const { t } = useTranslation(["statistics", "common"]);
  const max = Math.max(...table.rows.map((row) => row.count), 1);
  const label = (row: FigureTable["rows"][number]) => {
    if (row.name !== null) return row.name;
    return table.name === "state"
      ? t(`common:review.${row.code as ReviewState}`)
      : t(`common:organisationKind.${row.code as OrganisationKind}`);
  };
  const note = table.name === "state" || table.name === "theme" || table.name === "language" ? table.name : null;
  return (
    <section className="part" aria-labelledby={`figure-${table.name}`}>
      <h2 id={`figure-${table.name}`}>{t(`table.${table.name}`)}</h2>
      {table.rows.length === 0 ? (
        <p className="soft">{t("empty")}</p>
      ) : (
        <table className="figures" aria-labelledby={`figure-${table.name}`}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t("count")}</th>
              <td aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  <bdi>{label(row)}</bdi>
                </th>
                <td className="number">{row.count}</td>
                <td aria-hidden="true">
                  <FigureBar value={row.count} max={max} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note && <p className="soft">{t(`note.${note}`)}</p>}
    </section>
  );
}
