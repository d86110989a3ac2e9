import type { Contradictions } from "#app/domain/drafts/get-contradictions.server.ts";
import type { ContradictionEnd } from "#app/domain/drafts/list-contradictions.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { stepOf } from "#app/domain/model/event-form-part.ts";
import { attendeesPath, eventDatesPath, organiseEventPath, schedulePath } from "#app/domain/organise-paths.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

/** Say what contradicts each other in an event, with links to the other ends, on a page that is one end or none. */
export function ContradictionList({ contradictions }: { contradictions: Contradictions }) {
  const { t } = useTranslation(["formHints", "eventForm", "organise"]);
  const language = useLanguage();
  const { end, found } = contradictions;
  const nameOf = (at: ContradictionEnd) => {
    if (at === "programme") return t("organise:hub.sessions");
    return at === "people" ? t("organise:hub.attendees") : t(`eventForm:steps.${stepOf(at)}`);
  };
  return found.map(({ kind, day, ends }) => {
    const others = ends.filter((other) => other !== end);
    const links = new Map(others.map((other) => [pathOf(language, contradictions, other), nameOf(other)]));
    const values = { day: day === null ? "" : formatLocal(day, "full", formatLocaleFor(language, null)) };
    return (
      <Notice key={`${kind} ${day}`} tone="warn" title={t(`contradiction.${kind}`, values)}>
        <p className="actions">
          {[...links].map(([path, part]) => (
            <a key={path} href={path}>
              {t("contradiction.change", { part })}
            </a>
          ))}
        </p>
      </Notice>
    );
  });
}

function pathOf(language: Language, { eventId, hasDatesInForm }: Contradictions, end: ContradictionEnd): string {
  if (end === "programme") return schedulePath(language, eventId);
  if (end === "people") return attendeesPath(language, eventId);
  if (end === "when" && !hasDatesInForm) return eventDatesPath(language, eventId);
  return `${organiseEventPath(language, eventId)}/edit/${stepOf(end)}`;
}
