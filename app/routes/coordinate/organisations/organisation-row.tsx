import { withQuery } from "#app/domain/paths.ts";
import { coordinateEventsPath, coordinateOrganisationPath, hideAllPath } from "#app/domain/coordinate-paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import type { ListedOrganisationState } from "#app/domain/model/organisation.ts";
import type { OrganisationRow } from "#app/domain/scope-lists/list-organisations-in-scope.server.ts";
import { emptyEventListFilter, eventListQuery } from "#app/domain/scope-lists/event-list-filter.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { useTranslation } from "react-i18next";
import { ListRow, type StateLook } from "#app/components/scope-lists/list-row.tsx";
import { DecidedLine } from "#app/components/scope-lists/decided-line.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

const looks: Record<ListedOrganisationState, StateLook> = {
  pending: { icon: "clock", tone: "" },
  verified: { icon: "check", tone: "ok" },
  refused: { icon: "cross", tone: "stop" },
  suspended: { icon: "warning", tone: "warn" },
  hidden: { icon: "lock", tone: "stop" },
};

/** Show one organisation: its name, kind and place, its state and why, and what can be done. */
export function OrganisationRowItem({ row }: { row: OrganisationRow }) {
  const { t } = useTranslation(["inScope", "common"]);
  const language = useLanguage();
  const day = formatLocal(row.createdOn, "dayShort", formatLocaleFor(language, row.countryCode));
  return (
    <ListRow
      href={coordinateOrganisationPath(language, row.id)}
      title={<bdi>{row.name}</bdi>}
      name={row.name}
      what={
        <>
          {row.alias !== null && <p>{t("organisations.alias", { name: row.alias })}</p>}
          <p>
            {t(`common:organisationKind.${row.kind}`)} ·{" "}
            <bdi>{listText([row.cityName, countryName(row.countryCode, language)], language)}</bdi>
          </p>
        </>
      }
      when={t("organisations.since", { day })}
      look={looks[row.state]}
      stateText={t(`organisations.state.${row.state}`)}
      state={<StateOfOrganisation row={row} />}
      acts={<Acts row={row} />}
      more={<MoreActs row={row} />}
    />
  );
}

function StateOfOrganisation({ row }: { row: OrganisationRow }) {
  const { t } = useTranslation(["inScope", "organisations", "coordinate"]);
  const notes = [
    row.isCityProposed && t("organisations:need.cityProposed"),
    row.isVouched && t("organisations:need.vouched"),
    !row.hasOwner && t("organisations:need.noOwner"),
    row.isRenamed && t("organisations.renamed"),
    row.isTrusted && t("coordinate:organisation.trusted"),
  ].filter((note) => note !== false);
  return (
    <>
      {row.verdict && <DecidedLine decided={row.verdict} countryCode={row.countryCode} />}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </>
  );
}

/** Link to the act that the state asks for. */
function Acts({ row }: { row: OrganisationRow }) {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  const page = coordinateOrganisationPath(language, row.id);
  const hidePage = hideAllPath(language, "organisation", row.id);
  return (
    <>
      {row.decisions.includes("verify") && row.state === "pending" && (
        <a href={`${page}#decision`}>{t("organisations.verify")}</a>
      )}
      {row.isHideable && row.isHidden && (
        <a className="button quiet small" href={hidePage}>
          {t("act.restore")}
        </a>
      )}
    </>
  );
}

/** Link to the other acts that are possible; the dangerous one is the last. */
function MoreActs({ row }: { row: OrganisationRow }) {
  const { t } = useTranslation(["inScope", "coordinate"]);
  const language = useLanguage();
  const page = coordinateOrganisationPath(language, row.id);
  const events = eventListQuery({ ...emptyEventListFilter, organisationId: row.id });
  const others = row.decisions.filter((decision) => decision !== "verify");
  return (
    <>
      {row.eventCount > 0 && (
        <li>
          <a href={withQuery(coordinateEventsPath(language), events)}>
            {t("organisations.events", { count: row.eventCount })}
          </a>
        </li>
      )}
      {others.map((decision) => (
        <li key={decision}>
          <a href={`${page}#decision`}>{t(`coordinate:organisation.decision.${decision}`)}…</a>
        </li>
      ))}
      {row.isHideable && !row.isHidden && (
        <li>
          <a className="stop" href={hideAllPath(language, "organisation", row.id)}>
            {t("act.hide")}
          </a>
        </li>
      )}
    </>
  );
}
