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
import { DecidedLine } from "#app/components/scope-lists/decided-line.tsx";
import { useFunctionText } from "#app/components/scope-lists/use-function-text.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

const looks: Record<ListedState, { icon: IconName; tone: string }> = {
  submitted: { icon: "clock", tone: "" },
  approved: { icon: "check", tone: "ok" },
  changes_requested: { icon: "speech", tone: "" },
  refused: { icon: "cross", tone: "stop" },
  hidden: { icon: "lock", tone: "stop" },
  cancelled: { icon: "cross", tone: "warn" },
};

/** Show one event: what, when, where, its state and why, and what can be done. */
export function EventRowItem({ row, isByChange }: { row: EventRow; isByChange: boolean }) {
  const language = useLanguage();
  return (
    <li className={row.state === "cancelled" ? "list-row is-off" : "list-row"}>
      <div className="list-what">
        <h2>
          <a href={coordinateEventPath(language, row.id)}>
            <UserText text={row.title} language={row.titleLanguage} />
          </a>
        </h2>
        <p>
          <bdi>{row.organisationName}</bdi> ·{" "}
          <bdi>{listText([row.cityName, countryName(row.countryCode, language)], language)}</bdi>
        </p>
      </div>
      <When row={row} isByChange={isByChange} />
      <StateOfEvent row={row} />
      <Acts row={row} />
    </li>
  );
}

/** Show the next date, else the last one, and how many others there are. */
function When({ row, isByChange }: { row: EventRow; isByChange: boolean }) {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  const { startsAtLocal } = row;
  return (
    <p className="list-when">
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
    </p>
  );
}

function StateOfEvent({ row }: { row: EventRow }) {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  const nameOf = useFunctionText();
  const { icon, tone } = looks[row.state];
  const places = row.featuredOn.map((place) => place ?? t("row.network"));
  return (
    <div className="list-state">
      <p className={`list-mark ${tone}`}>
        <Icon name={icon} />
        {t(`state.${row.state}`)}
      </p>
      {row.verdict && <Verdict verdict={row.verdict} countryCode={row.countryCode} />}
      {row.waits.map((item) => (
        <Waiting key={item.kind} item={item} countryCode={row.countryCode} />
      ))}
      {row.holder && (
        <p>{row.holder.isMine ? t("row.mine") : <bdi>{t("row.held", { who: nameOf(row.holder.by) })}</bdi>}</p>
      )}
      {places.length > 0 && <p>{t("row.featured", { places: listText(places, language) })}</p>}
    </div>
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

/** Link to each act that is possible: the one that the state asks for in sight, the others behind one control. */
function Acts({ row }: { row: EventRow }) {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  const review = coordinateEventPath(language, row.id);
  const { acts, verdict } = row;
  return (
    <div className="list-acts">
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
      <details>
        <summary>
          {t("act.more")}
          <span className="hidden">: {row.title}</span>
        </summary>
        <ul>
          <li>
            <a href={review}>{t("act.open")}</a>
          </li>
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
        </ul>
      </details>
    </div>
  );
}
