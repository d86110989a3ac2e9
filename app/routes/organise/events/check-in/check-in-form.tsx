import { isFound } from "#app/domain/check-in/door-person.ts";
import { normaliseCode } from "#app/domain/model/account.ts";
import type { SubmissionResult } from "@conform-to/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "#app/components/ui/notice.tsx";
import { AddAttendeeForm, type AddedParty } from "./add-attendee-form.tsx";
import { AnswerBox } from "./answer-box.tsx";
import { phoneTimeOf } from "./arrival-notes.ts";
import { ArrivalTally } from "./arrival-tally.tsx";
import { CodeForm } from "./code-form.tsx";
import { isListed, type LoadedList, type ListedAttendee, withNotes } from "./door-people.ts";
import type { NoteArrival } from "./note-form.tsx";
import { PeopleList } from "./people-list.tsx";
import { useArrivals } from "./use-arrivals.ts";

/** Answer to the last note: a party with the number of its people who were here before, one that is gone, or a code. */
export type Answer = { id: string; before: number } | { isGone: true } | { code: string } | null;
/** State of the page as it was loaded; `serverTime` in milliseconds. */
type Known = { list: LoadedList; serverTime: number; given: Answer; query: string };
type Reply = SubmissionResult<string[]> | undefined;

/**
 * Check people in: by code, by search, or by hand. With scripts everything happens on the page and works offline;
 * without them every button is a form.
 */
export function CheckIn({ known, requestId, reply }: { known: Known; requestId: string; reply: Reply }) {
  const { list, given } = known;
  const { t } = useTranslation("checkIn");
  const { people, answer, search, arrivals, ...acts } = useDoor(known);
  const listed = people.filter(isListed);
  const shown = listed.filter((each) => isFound(each, search));
  const isAlone = listed.length === 0;
  return (
    <>
      <Connection isOffline={arrivals.isOffline} waiting={arrivals.waiting} />
      <CodeForm onCode={acts.takeCode} reply={reply} hasAnswer={given !== null} />
      <div role="status" id="answer" tabIndex={-1} ref={acts.box}>
        <LastAnswer answer={answer} people={people} reply={reply} onNote={acts.note} />
        {arrivals.refused > 0 && <Notice tone="warn" title={t("check.refused", { count: arrivals.refused })} />}
      </div>
      {list.isEarly && <Notice tone="plain" title={t("check.early")} />}
      <ArrivalTally list={list} people={listed} />
      {!isAlone && <PeopleList people={shown} search={search} onSearch={acts.setSearch} onNote={acts.note} />}
      {isAlone && (
        <p>
          {t("check.nobody")} {list.takesMore && t("check.byHand")}
        </p>
      )}
      {list.takesMore && (
        <AddAttendeeForm
          requestId={requestId}
          reply={reply}
          isOpen={isAlone}
          isEarly={list.isEarly}
          onAdd={arrivals.isReady && !list.isEarly ? acts.add : null}
        />
      )}
    </>
  );
}

type AnswerProps = { answer: Answer; people: readonly ListedAttendee[]; reply: Reply; onNote: NoteArrival };

/** Say what the last note did, or that a code is of nobody. */
function LastAnswer({ answer, people, reply, onNote }: AnswerProps) {
  const { t } = useTranslation("checkIn");
  if (answer === null) return null;
  if ("code" in answer) return <Notice tone="stop" title={t("check.unknown", { code: answer.code })} />;
  if ("isGone" in answer) return <Notice tone="ok" title={t("check.takenBack")} />;
  const person = people.find(({ id }) => id === answer.id);
  return person ? (
    <AnswerBox key={person.id} person={person} before={answer.before} reply={reply} onNote={onNote} />
  ) : null;
}

/** Keep what this page knows: the parties, the last answer, and the search. */
function useDoor({ list, serverTime, given, query }: Known) {
  const arrivals = useArrivals(list.dateId, serverTime);
  const [answer, setAnswer] = useState<Answer>(given);
  const [search, setSearch] = useState(query);
  const box = useRef<HTMLDivElement>(null);
  const [isPressed, setPressed] = useState(false);
  const people = withNotes(list.attendees, arrivals.notes);
  useEffect(() => {
    // A button of the list is far below its answer.
    if (isPressed) box.current?.focus();
    setPressed(false);
  }, [isPressed]);

  function write(person: ListedAttendee, arrived: number, event: { timeStamp: number }) {
    const walkIn = arrivals.notes[person.id]?.walkIn;
    arrivals.note(person.id, { at: phoneTimeOf(event), arrived, ...(walkIn ? { walkIn } : {}) });
    setAnswer({ id: person.id, before: person.arrived });
    setSearch("");
  }
  return {
    arrivals,
    people,
    answer,
    search,
    setSearch,
    box,
    note(person: ListedAttendee, arrived: number, event: { timeStamp: number }) {
      write(person, arrived, event);
      setPressed(true);
    },
    takeCode(typed: string, event: FormEvent) {
      const code = normaliseCode(typed);
      const person = people.find((each) => each.checkInCode === code && !each.isOffered);
      if (person) write(person, person.partySize, event);
      else setAnswer({ code });
    },
    add({ requestId, ...walkIn }: AddedParty, event: FormEvent) {
      arrivals.note(requestId, { at: phoneTimeOf(event), arrived: walkIn.partySize, walkIn });
      setAnswer({ id: requestId, before: 0 });
      setPressed(true);
    },
  };
}

/** Tell that the connection is lost and how many notes wait for it, so that the page is not closed too early. */
function Connection({ isOffline, waiting }: { isOffline: boolean; waiting: number }) {
  const { t } = useTranslation("checkIn");
  return (
    <div role="status">
      {isOffline && (
        <Notice tone="warn">
          <p>{waiting > 0 ? t("check.waiting", { count: waiting }) : t("check.offline")}</p>
        </Notice>
      )}
    </div>
  );
}
