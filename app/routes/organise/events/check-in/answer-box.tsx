import { outcomeOf } from "#app/domain/check-in/door-person.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import type { ListedAttendee } from "./door-people.ts";
import { type NoteArrival, NoteForm, AttendeeDetails } from "./note-form.tsx";

/** Largest party for which each number has a button. */
const fewPeople = 8;

/** Say what the last note did, with buttons to correct the number of people and to undo it. */
export function AnswerBox({
  person,
  before,
  reply,
  onNote,
}: {
  person: ListedAttendee;
  before: number;
  reply: SubmissionResult<string[]> | undefined;
  onNote: NoteArrival;
}) {
  const { t } = useTranslation("checkIn");
  const language = useLanguage();
  const { arrived, partySize, nickname } = person;
  const outcome = outcomeOf({ before, arrived });
  const title =
    outcome === "in" && nickname !== null
      ? t("check.inNamed", { name: isolated(nickname, language) })
      : t(outcome === "undone" && person.isWalkIn ? "check.takenBack" : `check.${outcome}`);
  const isHere = arrived > 0;
  return (
    <Notice tone={outcome === "again" ? "warn" : "ok"} title={title}>
      <p>
        <AttendeeDetails person={person} hasName={outcome !== "in"} />
      </p>
      {isHere && partySize > 1 && <HowMany person={person} reply={reply} onNote={onNote} />}
      {isHere && (
        <NoteForm person={person} onNote={onNote}>
          <button type="submit" name="arrived" value={outcome === "in" ? before : 0} className="as-text">
            <Icon name="cross" />
            {t("check.undo")}
          </button>
        </NoteForm>
      )}
    </Notice>
  );
}

function HowMany({
  person,
  reply,
  onNote,
}: {
  person: ListedAttendee;
  reply: SubmissionResult<string[]> | undefined;
  onNote: NoteArrival;
}): ReactNode {
  const { t } = useTranslation("checkIn");
  if (person.partySize > fewPeople) return <NumberForm person={person} reply={reply} onNote={onNote} />;
  const numbers = Array.from({ length: person.partySize }, (_, index) => index + 1);
  return (
    <NoteForm person={person} onNote={onNote}>
      <fieldset>
        <legend>{t("check.howMany")}</legend>
        <div className="number-row">
          {numbers.map((number) => (
            <button
              key={number}
              type="submit"
              name="arrived"
              value={number}
              className={number === person.arrived ? undefined : "quiet"}
              aria-pressed={number === person.arrived}
            >
              {number}
            </button>
          ))}
        </div>
      </fieldset>
    </NoteForm>
  );
}

type Values = { signUpId: string; arrived: string };

/** Ask for the number in a field: too many buttons would cover the screen. */
function NumberForm({
  person,
  reply,
  onNote,
}: {
  person: ListedAttendee;
  reply: SubmissionResult<string[]> | undefined;
  onNote: NoteArrival;
}) {
  const { t } = useTranslation("checkIn");
  const isMine = reply?.initialValue?.["signUpId"] === person.id;
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "arrived",
    lastResult: isMine ? (reply ?? null) : null,
    defaultValue: { signUpId: person.id, arrived: String(person.arrived) },
  });
  return (
    <NoteForm person={person} onNote={onNote}>
      <ErrorSummary form={form} labels={{ arrived: t("check.howMany") }} />
      <TextField
        field={fields.arrived}
        label={t("check.howMany")}
        inputMode="numeric"
        className="short"
        autoComplete="off"
        key={person.arrived}
      />
      <button type="submit" className="quiet">
        {t("check.change")}
      </button>
    </NoteForm>
  );
}
