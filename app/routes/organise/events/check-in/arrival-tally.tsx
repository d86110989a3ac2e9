import { useTranslation } from "react-i18next";
import { When } from "#app/components/events/date-time.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import type { LoadedList, ListedAttendee } from "./door-people.ts";

/** Show how many of the people with a seat are here, and at what. */
export function ArrivalTally({ list, people }: { list: LoadedList; people: readonly ListedAttendee[] }) {
  const { t } = useTranslation("checkIn");
  const here = people.reduce((sum, { arrived }) => sum + arrived, 0);
  const all = people.reduce((sum, { partySize }) => sum + partySize, 0);
  return (
    <section className="tally" aria-label={t("check.title")}>
      {all > 0 && (
        <>
          <p>
            <b>{t("check.tally", { here, all })}</b>
          </p>
          <progress value={here} max={all} aria-hidden="true" />
        </>
      )}
      <p className="soft">
        <UserText text={list.title} language={list.textLanguage} />
        <br />
        <When date={list.when} />
      </p>
    </section>
  );
}
