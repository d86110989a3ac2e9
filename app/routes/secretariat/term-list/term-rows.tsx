import { MissingLabels } from "#app/components/secretariat/missing-labels.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { listPath } from "#app/domain/coordinate-paths.ts";
import type { EditableKind } from "#app/domain/model/vocabulary.ts";
import type { TermLine } from "#app/domain/vocabulary/list-terms.server.ts";
import { useTranslation } from "react-i18next";

/** List terms in their order, each with its code, how many events have it, and buttons that move it. */
export function TermRows({ kind, terms }: { kind: EditableKind; terms: readonly TermLine[] }) {
  const { t } = useTranslation("lists");
  const language = useLanguage();
  const offered = terms.filter(({ isRetired }) => !isRetired);
  return (
    <ul className="rows settings terms">
      {terms.map((term) => (
        <li key={term.code} id={term.code}>
          <span>
            <b>{term.shown && <UserText {...term.shown} />}</b>
            {term.isRetired && ` · ${t("retired")}`}
            <br />
            <span className="soft">
              <code dir="ltr">{term.code}</code> · {t("events", { count: term.events })}
            </span>
            <MissingLabels term={term} />
          </span>
          <span className="moves">
            {!term.isRetired && <MoveButtons term={term} offered={offered} />}
            <a className="button quiet small" href={listPath(language, kind, term.code)}>
              {t("change")} <span className="hidden">{term.shown?.text}</span>
            </a>
          </span>
        </li>
      ))}
    </ul>
  );
}

function MoveButtons({ term, offered }: { term: TermLine; offered: readonly TermLine[] }) {
  const { t } = useTranslation("lists");
  const ends = { earlier: offered[0]?.code, later: offered.at(-1)?.code };
  const moves = (["earlier", "later"] as const).filter((move) => ends[move] !== term.code);
  return (
    <form method="post">
      <input type="hidden" name="code" value={term.code} />
      {moves.map((move) => (
        <button key={move} type="submit" name="intent" value={move} className="quiet small">
          {t(`move.${move}`)} <span className="hidden">{term.shown?.text}</span>
        </button>
      ))}
    </form>
  );
}
