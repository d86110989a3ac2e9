import { latinDigits } from "#app/domain/text/plain-text.ts";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListedAttendee } from "./door-people.ts";

/** Note how many people of a party are here; the event tells when, by the phone's clock. */
export type NoteArrival = (person: ListedAttendee, arrived: number, event: { timeStamp: number }) => void;

/** Form about one party whose button or field `arrived` says how many are here; posted only without scripts. */
export function NoteForm({
  person,
  onNote,
  children,
}: {
  person: ListedAttendee;
  onNote: NoteArrival;
  children: ReactNode;
}) {
  function noted(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const pressed = submitter instanceof HTMLButtonElement && submitter.name === "arrived" ? submitter.value : null;
    const typed = pressed ?? new FormData(event.currentTarget).get("arrived");
    const arrived = Number.parseInt(latinDigits(String(typed ?? "")), 10);
    // The server says what is wrong with a number.
    if (Number.isNaN(arrived) && navigator.onLine) return;
    event.preventDefault();
    if (arrived >= 0) onNote(person, Math.min(arrived, person.partySize), event);
  }
  return (
    <form method="post" action="?set" noValidate onSubmit={noted}>
      <input type="hidden" name="signUpId" value={person.id} />
      {children}
    </form>
  );
}

/** Show code, size and needs of a party, and how many of it are here. */
export function AttendeeDetails({ person, hasName }: { person: ListedAttendee; hasName: boolean }) {
  const { t } = useTranslation("checkIn");
  const { nickname, checkInCode, facts, session, arrived, partySize } = person;
  const parts = [facts, ...(arrived > 0 && partySize > 1 ? [t("check.some", { here: arrived, all: partySize })] : [])];
  return (
    <>
      {hasName && nickname !== null && (
        <>
          <b>
            <bdi>{nickname}</bdi>
          </b>{" "}
        </>
      )}
      {checkInCode !== "" && <b dir="ltr">{checkInCode}</b>}{" "}
      <span className="soft">
        {parts.filter((part) => part !== "").join(" · ")}
        {session && (
          <>
            {" · "}
            <bdi>{session.text}</bdi>
          </>
        )}
      </span>
    </>
  );
}
