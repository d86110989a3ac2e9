import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { manyDatesPath } from "#app/domain/organise-paths.ts";
import type { CheckedDates } from "#app/domain/dates/preview-many-dates.server.ts";
import { dateTickOf } from "#app/domain/dates/date-actions-form.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { DateLine } from "./date-line.tsx";
import { NotifiedCount } from "#app/components/dates/notified-count.tsx";

/** List what would change date by date, with the button that applies it. */
export function CheckMany({ checked }: { checked: CheckedDates }) {
  const { t } = useTranslation(["dates", "event"]);
  const { action, dates, changing, note } = checked;
  const isPossible = changing > 0 && dates.every((date) => date.effect !== "refused");
  return (
    <section className="part" aria-labelledby="check">
      <h2 id="check">{t("many.check")}</h2>
      <ul className="rows">
        {dates.map((date) => (
          <li key={date.dateId}>
            <DateLine date={date} /> {date.effect === "changes" && <b>{t(`action.${action}`)}</b>}
            {date.effect === "stays" && <span className="soft">{t("many.stays")}</span>}
            {date.effect === "refused" && <b className="stop">{t("many.refused")}</b>}
          </li>
        ))}
      </ul>
      {note !== "" && (
        <p>
          <bdi>{isolateNumbers(t("event:note", { note }))}</bdi>
        </p>
      )}
      <NotifiedCount count={checked.notifiedCount} />
      <form method="post" className="actions">
        <input type="hidden" name="action" value={action} />
        <input type="hidden" name="note" value={note} />
        <input type="hidden" name="joinUrl" value={checked.joinUrl} />
        <input type="hidden" name="confirmed" value="yes" />
        {dates.map((date) => (
          <input key={date.dateId} type="hidden" name="dates" value={dateTickOf(date)} />
        ))}
        {isPossible && (
          <button type="submit" {...(action === "cancel" ? { className: "danger" } : {})}>
            {t("many.sure", { count: changing, action: t(`action.${action}`) })}
          </button>
        )}
        <a href={manyDatesPath(useLanguage())}>{t("many.back")}</a>
      </form>
    </section>
  );
}
