import { useTranslation } from "react-i18next";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { Notice } from "#app/components/ui/notice.tsx";

type Group = { row: number; faults: readonly { column: string; fault: string }[] };

/** List the faults of a table by row, numbered as in a spreadsheet. */
export function FaultTable({ groups, total, rows }: { groups: readonly Group[]; total: number; rows: number }) {
  const { t } = useTranslation("imports");
  const say = useFaultText();
  const shown = groups.reduce((sum, group) => sum + group.faults.length, 0);
  return (
    <section aria-labelledby="faults">
      <h2 id="faults">{t("faults.title")}</h2>
      <div role="alert">
        <Notice tone="stop" title={t("faults.count", { count: total })}>
          <p>{t("faults.hint", { rows })}</p>
        </Notice>
      </div>
      <table className="queue">
        <caption>{t("faults.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("faults.row")}</th>
            <th scope="col">{t("faults.column")}</th>
            <th scope="col">{t("faults.message")}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.row}>
            {group.faults.map(({ column, fault }, index) => (
              <tr key={`${column} ${fault}`}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={group.faults.length}>
                    {t("faults.rowNumber", { row: group.row })}
                  </th>
                )}
                <td data-label={t("faults.column")}>{column !== "" && <bdi dir="ltr">{column}</bdi>}</td>
                <td data-label={t("faults.message")}>{say(fault)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {total > shown && <p>{t("faults.more", { count: total - shown })}</p>}
    </section>
  );
}
