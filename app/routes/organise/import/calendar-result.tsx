import { organiseEventPath, organisePath } from "#app/domain/organise-paths.ts";
import type { CalendarReport } from "#app/domain/imports/calendar-report.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { type LocalDate, type LocalDateTime, parseLocalDateTime } from "#app/domain/time/zoned-time.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

/** List the drafts made from a calendar, each with a link to complete it, and the entries left out, with the reason. */
export function CalendarResult({ result }: { result: CalendarReport }) {
  const { t } = useTranslation("imports");
  const language = useLanguage();
  const { drafts, leftOut } = result;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t("calendar.done")}</h2>
      <Notice tone={drafts.length > 0 ? "ok" : "warn"} title={t("calendar.drafts", { count: drafts.length })}>
        {drafts.length > 0 && <p>{t("drafts")}</p>}
      </Notice>
      <ul className="rows">
        {drafts.map((draft) => (
          <li key={draft.eventId}>
            <Link to={`${organiseEventPath(language, draft.eventId)}/edit/what`}>
              <bdi>{draft.title || t("calendar.untitled")}</bdi>
            </Link>{" "}
            <span className="soft">
              <When time={draft.first} /> {draft.dates > 1 && t("calendar.dates", { count: draft.dates })}{" "}
              {t(draft.outcome === "created" ? "new" : "calendar.updated")}
            </span>
            {draft.notes.map((note) => (
              <p key={note} className="hint">
                {t(`calendar.note.${note}`)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {leftOut.length > 0 && <LeftOut leftOut={leftOut} />}
      <p className="actions">
        <Link className="button" to={organisePath(language)}>
          {t("toDesk")}
        </Link>
      </p>
    </section>
  );
}

function LeftOut({ leftOut }: Pick<CalendarReport, "leftOut">) {
  const { t } = useTranslation("imports");
  return (
    <>
      <h3>{t("calendar.leftOut", { count: leftOut.length })}</h3>
      <ul className="rows">
        {leftOut.map(({ title, first, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two events may share everything, and the list never changes
          <li key={index}>
            <bdi>{title || t("calendar.untitled")}</bdi>{" "}
            <span className="soft">
              {first && <When time={first} />} {t(`calendar.reason.${reason}`)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function When({ time }: { time: LocalDate | LocalDateTime }) {
  const locale = formatLocaleFor(useLanguage(), null);
  const clock = parseLocalDateTime(time);
  return (
    <>
      <bdi>{formatLocal(time, "full", locale)}</bdi>
      {clock && <bdi>, {formatLocal(clock, "time", locale)}</bdi>}
    </>
  );
}
