import { chosenEventsPath, organisePath } from "#app/domain/organise-paths.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

type Listed = { title: string; language: Language; outcome: string; columns: readonly string[] };
type Result = { created: number; updated: number; unchanged: number; events: readonly Listed[]; more: number } & (
  | { kind: "preview"; carried: string }
  | { kind: "imported"; createdIds: readonly string[] }
);

/** Show what a table would change, with the button to import it; or what it changed. */
export function TableResult({ result }: { result: Result }) {
  const { t } = useTranslation("imports");
  const language = useLanguage();
  const isPreview = result.kind === "preview";
  const changes = result.created + result.updated;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t(isPreview ? "preview.title" : "imported.title")}</h2>
      <Notice tone={isPreview ? "plain" : "ok"} title={t(isPreview ? "preview.lead" : "imported.lead")}>
        <ul>
          <li>{t("counts.created", { count: result.created })}</li>
          <li>{t("counts.updated", { count: result.updated })}</li>
          <li>{t("counts.unchanged", { count: result.unchanged })}</li>
        </ul>
        {result.created > 0 && <p>{t("drafts")}</p>}
      </Notice>
      {result.kind === "preview" && changes > 0 && (
        <form method="post">
          <input type="hidden" name="carried" value={result.carried} />
          <button type="submit" name="intent" value="import" className="big">
            {t("preview.import", { count: changes })}
          </button>
        </form>
      )}
      {result.kind === "imported" && result.createdIds.length > 0 && <NextActs ids={result.createdIds} />}
      {!isPreview && (
        <p className="actions">
          <Link className="button quiet" to={organisePath(language)}>
            {t("toDesk")}
          </Link>
        </p>
      )}
      {result.events.length > 0 && <ChangeList events={result.events} />}
      {result.more > 0 && <p>{t("moreEvents", { count: result.more })}</p>}
    </section>
  );
}

/** Offer what mostly follows an import, for all its new events at once. */
function NextActs({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation("ownEvents");
  return (
    <form action={chosenEventsPath(useLanguage())} className="actions">
      {ids.map((id) => (
        <input key={id} type="hidden" name="e" value={id} />
      ))}
      <button type="submit" name="act" value="submit">
        {t("many.submit")}
      </button>
      <button type="submit" name="act" value="venue" className="quiet">
        {t("many.venue")}
      </button>
      <button type="submit" name="act" value="delete" className="danger">
        {t("many.delete")}
      </button>
    </form>
  );
}

function ChangeList({ events }: { events: readonly Listed[] }) {
  const { t } = useTranslation("imports");
  return (
    <ol className="rows">
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two events may share a title, and the list never changes
        <li key={index}>
          <UserText text={event.title} language={event.language} />{" "}
          <span className="soft">
            {event.outcome === "created" ? (
              t("new")
            ) : (
              <>
                {t("changed")} <bdi dir="ltr">{event.columns.join(", ")}</bdi>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
