import type { CopyPage } from "#app/domain/own-events/get-copy-page.server.ts";
import { organiseEventPath } from "#app/domain/organise-paths.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { StartText } from "../overview/start-text.tsx";

type Props = { copy: CopyPage; reply: SubmissionResult<string[]> | undefined };

/** Choose what is copied, all by default, and see where each day moves. */
export function ChooseCopies({ copy, reply }: Props) {
  const { t } = useTranslation("ownEvents");
  const [form, fields] = useForm<{ e: string }, { e: string }, string[]>({ id: "copy", lastResult: reply ?? null });
  if (!copy.edition) return <p>{t("closed")}</p>;
  if (copy.lines.length === 0) return <p>{t("copy.none")}</p>;
  const count = copy.lines.filter(({ isTicked }) => isTicked).length;
  return (
    <>
      {!copy.isChosen && <SourceForm copy={copy} />}
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ e: t("copy.which") }} />
        <p className="lead">{t("copy.ask", { count, edition: copy.edition.name })}</p>
        <p>
          <button type="submit">{t("copy.do")}</button>
        </p>
        <fieldset id={fields.e.id} tabIndex={-1}>
          <legend>{t("copy.which")}</legend>
          {copy.lines.map((line) => (
            <CopyChoice key={line.eventId} line={line} />
          ))}
        </fieldset>
        <p className="hint">{t(copy.from?.id === copy.edition.id ? "copy.sameRule" : "copy.rule")}</p>
        <p className="hint">{t("copy.kept")}</p>
      </form>
    </>
  );
}

/** Choose the edition to copy from, where there are several. */
function SourceForm({ copy: { sources, from } }: Pick<Props, "copy">) {
  const { t } = useTranslation("ownEvents");
  if (sources.length < 2) return null;
  return (
    <form className="own-sort">
      <label htmlFor="edition">{t("copy.from")}</label>
      <select id="edition" name="edition" defaultValue={from?.id}>
        {sources.map(({ id, name, count }) => (
          <option key={id} value={id}>
            {t("copy.source", { name, number: count })}
          </option>
        ))}
      </select>
      <button type="submit" className="quiet">
        {t("copy.show")}
      </button>
    </form>
  );
}

function CopyChoice({ line }: { line: CopyPage["lines"][number] }) {
  const { t } = useTranslation(["ownEvents", "organise"]);
  const language = useLanguage();
  const { copyId, movedTo } = line;
  return (
    <div className="own-copy">
      <label className="tick">
        <input type="checkbox" name="e" value={line.eventId} defaultChecked={line.isTicked} />
        <span>
          <b>
            <UserText
              text={line.title || t("organise:draft.untitled")}
              language={line.title ? line.language : language}
            />
          </b>
          <span className="hint">
            <StartText start={line.start} />
            {movedTo && <> {t("copy.to", { day: formatLocal(movedTo, "full", formatLocaleFor(language, null)) })}</>}
            {line.cityName && (
              <>
                {" · "}
                <bdi>{line.cityName}</bdi>
              </>
            )}
          </span>
        </span>
      </label>
      {copyId && (
        <p className="hint">
          <input type="hidden" name="again" value={line.eventId} />
          <a href={organiseEventPath(language, copyId)}>{t("copy.already")}</a>
        </p>
      )}
    </div>
  );
}
