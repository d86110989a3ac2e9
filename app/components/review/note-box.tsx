import type { Notes } from "#app/domain/review/get-notes.server.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ReasonForm } from "#app/components/forms/reason-form.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserQuote } from "#app/components/ui/user-text.tsx";
import { useFunctionText } from "#app/components/scope-lists/use-function-text.ts";

/** Show the notes of coordinators for each other, with a form to write one. */
export function NoteBox({
  notes,
  countryCode,
  reply,
}: {
  notes: Notes;
  countryCode: string;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("reviewQueue");
  const language = useLanguage();
  const nameOf = useFunctionText();
  return (
    <section className="part" aria-labelledby="notes">
      <h2 id="notes">{t("notes.title")}</h2>
      <p className="hint">{t("notes.lead")}</p>
      {notes.length > 0 && (
        <ol className="conversation">
          {notes.map((note) => (
            <li key={note.id} className="coordinator">
              <p className="soft">
                <b>{nameOf(note.by)}</b> · <bdi>{momentText(note.atLocal, language, countryCode)}</bdi>
              </p>
              <UserQuote text={note.text} />
            </li>
          ))}
        </ol>
      )}
      <ReasonForm id="note" name="text" label={t("notes.label")} sends={{ intent: "note" }} reply={reply}>
        <button type="submit" className="quiet">
          {t("notes.save")}
        </button>
      </ReasonForm>
    </section>
  );
}
