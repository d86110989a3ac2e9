import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { DoorListHeading } from "#app/components/attendees/door-list-heading.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { type DoorList, getDoorList } from "#app/domain/check-in/get-door-list.server.ts";
import { checkInPath } from "#app/domain/organise-paths.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", dateId = "" } = args.params;
  const list = orRefuse(() => getDoorList(ctx, { eventId, dateId }));
  return privateNoStore({ list, head: { title: textsOf(ctx.language, "checkIn")("list.title") } });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** Show the door list for printing: a box to tick, code, name, party size, and needs. */
export default function DoorListPage() {
  const { list } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["checkIn", "event"]);
  const language = useLanguage();
  return (
    <main id="content">
      <DoorListHeading list={list} title={t("list.title")} />
      {list.attendees.length === 0 ? (
        <p>
          {t("check.nobody")}{" "}
          {list.takesMore && <a href={checkInPath(language, list.eventId, list.dateId)}>{t("check.byHand")}</a>}
        </p>
      ) : (
        <ListTable list={list} />
      )}
    </main>
  );
}

/** Show the parties in a table with a box to tick for each. */
function ListTable({ list }: { list: DoorList }) {
  const { t } = useTranslation(["checkIn", "event"]);
  const language = useLanguage();
  const total = list.attendees.reduce((sum, person) => sum + person.partySize, 0);
  return (
    <>
      <p>{t("event:party", { count: total })}</p>
      <table className="door-list">
        <thead>
          <tr>
            <th scope="col">{t("list.came")}</th>
            <th scope="col">{t("list.code")}</th>
            <th scope="col">{t("list.name")}</th>
            <th scope="col">{t("list.people")}</th>
            <th scope="col">{t("list.needs")}</th>
          </tr>
        </thead>
        <tbody>
          {list.attendees.map((person) => (
            <tr key={person.id}>
              <td className="box">
                {person.arrived === person.partySize ? "✓" : "☐"}
                {person.arrived > 0 && person.arrived < person.partySize && (
                  <span className="soft block">{t("check.some", { here: person.arrived, all: person.partySize })}</span>
                )}
              </td>
              <td>
                <bdi dir="ltr">{person.checkInCode}</bdi>
              </td>
              <td>
                <bdi>{person.nickname ?? "–"}</bdi>
                {person.session && <bdi className="soft block">{person.session.text}</bdi>}
                {(person.state === "offered" || person.state === "provisional") && (
                  <span className="soft block">{t(`state.${person.state}`)}</span>
                )}
              </td>
              <td>{person.partySize}</td>
              <td>
                {listText(
                  person.needs.map((need) => t(`event:need.${need}`)),
                  language,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">{t("list.destroy")}</p>
    </>
  );
}
