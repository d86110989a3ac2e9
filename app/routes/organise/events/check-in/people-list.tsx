import { useTranslation } from "react-i18next";
import type { ListedAttendee } from "./door-people.ts";
import { type NoteArrival, NoteForm, AttendeeDetails } from "./note-form.tsx";

/** List the parties, to be searched by nickname or code, each with a button to check it in or to take that back. */
export function PeopleList({
  people,
  search,
  onSearch,
  onNote,
}: {
  people: readonly ListedAttendee[];
  search: string;
  onSearch: (search: string) => void;
  onNote: NoteArrival;
}) {
  const { t } = useTranslation("checkIn");
  return (
    <section aria-labelledby="search-title">
      <h2 id="search-title">{t("search.title")}</h2>
      <form method="get" className="code-row" onSubmit={(event) => event.preventDefault()}>
        <label className="hidden" htmlFor="q">
          {t("search.label")}
        </label>
        <input
          type="search"
          id="q"
          name="q"
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
          placeholder={t("search.label")}
          autoComplete="off"
          maxLength={80}
        />
        <button type="submit" className="quiet">
          {t("search.submit")}
        </button>
      </form>
      {people.length === 0 ? (
        <p role="status">
          {t("search.none")} <a href="?">{t("search.all")}</a>
        </p>
      ) : (
        <ul className="rows door-people">
          {people.map((person) => (
            <AttendeeLine key={person.id} person={person} onNote={onNote} />
          ))}
        </ul>
      )}
    </section>
  );
}

function AttendeeLine({ person, onNote }: { person: ListedAttendee; onNote: NoteArrival }) {
  const { t } = useTranslation("checkIn");
  const { arrived, partySize, nickname, checkInCode } = person;
  const isHere = arrived > 0;
  const name = <bdi className="hidden"> {nickname ?? checkInCode}</bdi>;
  return (
    <li>
      <span>
        {isHere && <span className="ok">✓ </span>}
        <AttendeeDetails person={person} hasName />
      </span>
      {!person.isOffered && (
        <NoteForm person={person} onNote={onNote}>
          {arrived < partySize && (
            <button type="submit" name="arrived" value={partySize} className="quiet">
              {t("check.here", { count: partySize })}
              {name}
            </button>
          )}
          {isHere && (
            <button type="submit" name="arrived" value={0} className="as-text">
              {t("check.takeBack")}
              {name}
            </button>
          )}
        </NoteForm>
      )}
    </li>
  );
}
