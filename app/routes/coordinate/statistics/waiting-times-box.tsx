import type { Statistics } from "#app/domain/statistics/get-statistics.server.ts";
import { hours as hoursInMs } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";

/** Waiting time in hours from which it is shown in days. */
const longInHours = 72;

/** Show how long organisers waited for a decision, and how long those without one have waited. */
export function WaitingBox({ waiting }: { waiting: Statistics["waiting"] }) {
  const { t } = useTranslation("statistics");
  const timeOf = (ms: number) => {
    const hours = Math.max(1, Math.round(ms / hoursInMs(1)));
    return hours < longInHours ? t("hours", { count: hours }) : t("days", { count: Math.round(hours / 24) });
  };
  return (
    <section className="part" aria-labelledby="waiting">
      <h2 id="waiting">{t("waiting.title")}</h2>
      {waiting.median === null || waiting.slowest === null ? (
        <p className="soft">{t("waiting.none")}</p>
      ) : (
        <>
          <p>{t("waiting.median", { time: timeOf(waiting.median) })}</p>
          <p>{t("waiting.slowest", { time: timeOf(waiting.slowest) })}</p>
        </>
      )}
      {waiting.longestOpen !== null && (
        <p>{t("waiting.open", { count: waiting.openCount, time: timeOf(waiting.longestOpen) })}</p>
      )}
      <p className="soft">{t("waiting.note")}</p>
    </section>
  );
}
