import type { ManyResult } from "#app/domain/bulk-review/decide-many.server.ts";
import { useTranslation } from "react-i18next";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { Notice } from "#app/components/ui/notice.tsx";

/** Report how many chosen items are done, and why others are not. */
export function ManyOutcome({ result }: { result: ManyResult }) {
  const { t } = useTranslation(["coordinate", "reviewQueue"]);
  const say = useFaultText();
  const { refused } = result;
  const causes = [...new Set(refused.map(({ fault }) => fault))];
  return (
    <>
      <h1>{t("decideMany.done", { count: result.done })}</h1>
      {refused.length > 0 && (
        <Notice tone="warn" title={t("decideMany.notDone", { count: refused.length })}>
          <ul>
            {causes.map((cause) => (
              <li key={cause}>
                {cause === "hidden" ? t("decideMany.outside") : say(cause)}{" "}
                <b>{refused.filter(({ fault }) => fault === cause).length}</b>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
