import { UserQuote } from "#app/components/ui/user-text.tsx";
import { momentText } from "#app/domain/time/when-text.ts";
import type { LocalDateTime } from "#app/domain/time/zoned-time.ts";
import type { AccountFunction } from "#app/domain/coordinators/account-functions.server.ts";
import { useTranslation } from "react-i18next";
import { useFunctionText } from "#app/components/scope-lists/use-function-text.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Entry = { id: string; atLocal: LocalDateTime; by: AccountFunction | null; reason: string | null };

/** List what happened so far, by whom and why; `say` puts an entry into words. */
export function HistoryList<E extends Entry>({
  entries,
  countryCode,
  say,
}: {
  entries: readonly E[];
  countryCode: string;
  say: (entry: E) => string;
}) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  const nameOf = useFunctionText();
  if (entries.length === 0) return null;
  return (
    <section className="part" aria-labelledby="history">
      <h2 id="history">{t("review.history")}</h2>
      <ol className="history">
        {entries.map((entry) => (
          <li key={entry.id}>
            {say(entry)}{" "}
            <span className="soft">
              <bdi>{momentText(entry.atLocal, language, countryCode)}</bdi>
              {entry.by && (
                <>
                  {" · "}
                  <bdi>{nameOf(entry.by)}</bdi>
                </>
              )}
            </span>
            {entry.reason && <UserQuote text={entry.reason} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
