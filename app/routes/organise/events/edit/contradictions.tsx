import type { EventPart } from "#app/domain/model/event-form-part.ts";
import type { EventFormPage } from "#app/domain/drafts/get-event-form.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { parseLocalDate } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

/** Say which answers of this step and another one exclude each other, and lead to the other one, saving this one. */
export function Contradictions({ page, part }: { page: EventFormPage; part: EventPart }) {
  const { t } = useTranslation("eventForm");
  const locale = formatLocaleFor(useLanguage(), null);
  return page.contradictions.map(({ kind, day, parts: [first, second] }) => {
    const other = part === first ? second : first;
    const date = parseLocalDate(day ?? "");
    const values = { day: date ? formatLocal(date, "full", locale) : "" };
    return (
      <Notice key={`${kind} ${day}`} tone="warn" title={t(`contradiction.${kind}`, values)}>
        <button type="submit" name="go" value={other} className="quiet small">
          {t("contradiction.change", { part: t(`steps.${other}`) })}
        </button>
      </Notice>
    );
  });
}
