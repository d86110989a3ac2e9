import type { DoorList } from "#app/domain/check-in/get-door-list.server.ts";
import { normaliseCode } from "#app/domain/model/account.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useArrivals } from "./use-arrivals.ts";

type Listed = DoorList["attendees"][number];
/** Attendee with party size and needs in words, because this page loads few texts. */
type CheckInAttendee = Listed & { facts: string };
type Values = { code: string };
type Answer = { kind: "in" | "again"; person: CheckInAttendee } | { kind: "unknown"; code: string } | null;

/**
 * Look codes up in the list on the page, so that check-in works offline; arrivals are sent when there is a connection.
 */
export function CheckInForm({
  list,
  reply,
}: {
  list: Omit<DoorList, "attendees"> & { attendees: readonly CheckInAttendee[] };
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("checkIn");
  const arrivals = useArrivals(list.dateId);
  const [answer, setAnswer] = useState<Answer>(null);
  const [form, fields] = useForm<Values, Values, string[]>({ id: "door", lastResult: reply ?? null });
  const input = useRef<HTMLFormElement>(null);
  const hasCome = (person: CheckInAttendee) => person.cameAt !== null || arrivals.known.has(person.id);

  function take(person: CheckInAttendee, event: { timeStamp: number }) {
    setAnswer({ kind: hasCome(person) ? "again" : "in", person });
    if (!hasCome(person)) arrivals.note(person.id, event);
  }
  function typed(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = normaliseCode(String(new FormData(event.currentTarget).get("code") ?? ""));
    if (code === "") return;
    const person = list.attendees.find((person) => person.checkInCode === code && person.state !== "offered");
    if (person) take(person, event);
    else setAnswer({ kind: "unknown", code });
    event.currentTarget.reset();
    event.currentTarget.querySelector<HTMLInputElement>("input")?.focus();
  }
  return (
    <>
      <form method="post" id={form.id} noValidate onSubmit={typed} ref={input}>
        <ErrorSummary form={form} labels={{ code: t("check.code") }} />
        <TextField
          field={fields.code}
          label={t("check.code")}
          hint={t("check.codeHint")}
          dir="ltr"
          className="short code"
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={12}
        />
        <button type="submit" className="big">
          {t("check.submit")}
        </button>
      </form>
      <div role="status" aria-live="assertive">
        {answer && <AnswerBox answer={answer} />}
      </div>
      <Waiting count={arrivals.waiting} />
      <h2>{t("check.everybody", { here: list.attendees.filter(hasCome).length, all: list.attendees.length })}</h2>
      <ul className="rows">
        {list.attendees.map((person) => (
          <li key={person.id}>
            <span>
              <b dir="ltr">{person.checkInCode}</b> {person.nickname && <bdi>{person.nickname}</bdi>}{" "}
              <AttendeeDetails person={person} />
            </span>
            {hasCome(person) ? (
              <span className="ok">✓ {t("state.came")}</span>
            ) : (
              arrivals.isReady &&
              person.state !== "offered" && (
                <button type="button" className="quiet" onClick={(event) => take(person, event)}>
                  {t("check.here")}
                </button>
              )
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function AttendeeDetails({ person }: { person: CheckInAttendee }) {
  return (
    <span className="soft">
      {person.facts}
      {person.session && (
        <>
          {" · "}
          <bdi>{person.session.text}</bdi>
        </>
      )}
    </span>
  );
}

function AnswerBox({ answer }: { answer: NonNullable<Answer> }) {
  const { t } = useTranslation("checkIn");
  if (answer.kind === "unknown") return <Notice tone="stop" title={t("check.unknown", { code: answer.code })} />;
  const { person } = answer;
  return (
    <Notice tone={answer.kind === "in" ? "ok" : "warn"} title={t(answer.kind === "in" ? "check.in" : "check.again")}>
      <p>
        <b dir="ltr">{person.checkInCode}</b> {person.nickname && <bdi>{person.nickname}</bdi>}{" "}
        <AttendeeDetails person={person} />
      </p>
    </Notice>
  );
}

/** Show how many arrivals are not sent yet, so that the page is not closed too early. */
function Waiting({ count }: { count: number }) {
  const { t } = useTranslation("checkIn");
  if (count === 0) return null;
  return <Notice tone="warn" title={t("check.waiting", { count })} />;
}
