import { hideEventPath } from "#app/domain/organise-paths.ts";
import {
  coordinateEventPath,
  coordinateOrganisationPath,
  featureEventPath,
  hideAllPath,
  typoFixPath,
} from "#app/domain/coordinate-paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import type { ListedState } from "#app/domain/model/review-state.ts";
import type { EventRow } from "#app/domain/scope-lists/list-events-in-scope.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useTranslation } from "react-i18next";
import { DueText } from "#app/components/review/due-text.tsx";
import { ListRow, type StateLook } from "#app/components/scope-lists/list-row.tsx";
import { DecidedLine } from "#app/components/scope-lists/decided-line.tsx";
import { useFunctionText } from "#app/components/scope-lists/use-function-text.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

const looks: Record<ListedState, StateLook> = {
  submitted: { icon: "clock", tone: "" },
  approved: { icon: "check", tone: "ok" },
  changes_requested: { icon: "speech", tone: "" },
  refused: { icon: "cross", tone: "stop" },
  hidden: { icon: "lock", tone: "stop" },
  cancelled: { icon: "cross", tone: "warn" },
};

/** Show one event: what, when, where, its state and why, and what can be done. */
export function EventRowItem({ row, isByChange }: { row: EventRow; isByChange: boolean }) {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  return (
    <ListRow
      href={coordinateEventPath(language, row.id)}
      title={<UserText text={row.title} language={row.titleLanguage} />}
      name={row.title}
      isOff={row.state === "cancelled"}
      what={
        <p>
          <bdi>{row.organisationName}</bdi> ·{" "}
          <bdi>{listText([row.cityName, countryName(row.countryCode, language)], language)}</bdi>
        </p>
      }
      when={<When row={row} isByChange={isByChange} />}
      look={looks[row.state]}
      stateText={t(`state.${row.state}`)}
      state={<StateOfEvent row={row} />}
      acts={<Acts row={row} />}
      more={<MoreActs row={row} />}
    />
  );
}

/** Show the next date, else the last one, and how many others there are. */
function When({ row, isByChange }: { row: EventRow; isByChange: boolean }) {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  const { startsAtLocal } = row;
  return (
    <>
      <b>
        {startsAtLocal === null
          ? t("row.noDate")
          : listText(
              [formatLocal(startsAtLocal, "dayShort", locale), formatLocal(startsAtLocal, "time", locale)],
              language,
            )}
      </b>
      {row.moreDates > 0 && <span>{t("row.moreDates", { count: row.moreDates })}</span>}
      {isByChange && <span>{t("row.changed", { day: formatLocal(row.changedOn, "dayShort", locale) })}</span>}
    </>
  );
}

function StateOfEvent({ row }: { row: EventRow }) {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  const nameOf = useFunctionText();
  const places = row.featuredOn.map((place) => place ?? t("row.network"));
  return (
    <>
      {row.verdict && <Verdict verdict={row.verdict} countryCode={row.countryCode} />}
      {row.waits.map((item) => (
        <Waiting key={item.kind} item={item} countryCode={row.countryCode} />
      ))}
      {row.holder && (
        <p>{row.holder.isMine ? t("row.mine") : <bdi>{t("row.held", { who: nameOf(row.holder.by) })}</bdi>}</p>
      )}
      {places.length > 0 && <p>{t("row.featured", { places: listText(places, language) })}</p>}
    </>
  );
}

/** Say what waits for a decision, until when, or since when it is late. */
function Waiting({ item, countryCode }: { item: EventRow["waits"][number]; countryCode: string }) {
  const { t } = useTranslation("inScope");
  return (
    <p>
      {item.kind !== "event" && item.kind !== "organisation" && `${t(`row.waits.${item.kind}`)} · `}
      <DueText due={item.due} countryCode={countryCode} />
    </p>
  );
}

/** Say when, by whom and why an event was taken off the site, refused or sent back. */
function Verdict({ verdict, countryCode }: { verdict: NonNullable<EventRow["verdict"]>; countryCode: string }) {
  const { t } = useTranslation("inScope");
  const { action } = verdict;
  return (
    <>
      {(action === "hide_organisation" || action === "suspend" || action === "hide_city") && (
        <p>{t(`cause.${action}`)}</p>
      )}
      <DecidedLine decided={verdict} countryCode={countryCode} />
    </>
  );
}

/** Link to the acts that the state asks for. */
function Acts({ row }: { row: EventRow }) {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  const review = coordinateEventPath(language, row.id);
  const { acts, verdict } = row;
  return (
    <>
      {acts.restore && (
        <a className="button quiet small" href={`${review}#emergency`}>
          {t("act.restore")}
        </a>
      )}
      {row.waits.length > 0 && <a href={review}>{t("act.decide")}</a>}
      {verdict?.action === "hide_city" && (
        <a href={hideAllPath(language, "city", row.cityId)}>{t("act.restoreCity")}</a>
      )}
      {verdict?.action === "hide_organisation" && (
        <a href={hideAllPath(language, "organisation", row.organisationId)}>{t("act.restoreOrganisation")}</a>
      )}
    </>
  );
}

/** Link to the other acts that are possible; the dangerous one is the last. */
function MoreActs({ row }: { row: EventRow }) {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  const { acts } = row;
  return (
    <>
      {acts.feature && (
        <li>
          <a href={featureEventPath(language, row.id)}>{t("act.feature")}</a>
        </li>
      )}
      {acts.fixTypos && (
        <li>
          <a href={typoFixPath(language, row.id, row.textLanguage)}>{t("act.fixTypos")}</a>
        </li>
      )}
      <li>
        <a href={coordinateOrganisationPath(language, row.organisationId)}>{t("act.organisation")}</a>
      </li>
      {acts.hide && (
        <li>
          <a className="stop" href={hideEventPath(language, row.id)}>
            {t("act.hide")}
          </a>
        </li>
      )}
    </>
  );
}
