import { organiseEventPath } from "#app/domain/organise-paths.ts";
import type { EventOverview } from "#app/domain/workspace/get-event-overview.server.ts";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConfirmAction } from "#app/components/forms/confirm-action.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { ChangeList } from "#app/components/changes/change-list.tsx";

/** Show a draft that is not part of the event yet: what is missing, or what would change for the public. */
export function DraftBox({ overview }: { overview: EventOverview }) {
  if (!overview.isTyped) return null;
  if (overview.missing.length > 0) return <MissingParts overview={overview} />;
  return overview.own?.review === "approved" ? (
    <ConfirmChanges overview={overview} />
  ) : (
    <Unfinished overview={overview} />
  );
}

function MissingParts({ overview }: { overview: EventOverview }) {
  const { t } = useTranslation(["organise", "eventForm"]);
  const language = useLanguage();
  return (
    <section className="part" aria-labelledby="missing">
      <h2 id="missing">{t("draft.missing", { count: overview.missing.length })}</h2>
      <ul className="rows">
        {overview.missing.map((step) => (
          <li key={step}>
            <Link to={`${organiseEventPath(language, overview.eventId)}/edit/${step}`}>
              {t(`eventForm:steps.${step}`)}
            </Link>
          </li>
        ))}
      </ul>
      <Discard hasEvent={overview.own !== null} />
    </section>
  );
}

/** Show that a draft of an existing event was left unfinished. */
function Unfinished({ overview }: { overview: EventOverview }) {
  const { t } = useTranslation("organise");
  const language = useLanguage();
  return (
    <section className="part" aria-labelledby="unfinished">
      <h2 id="unfinished">{t("draft.unfinished")}</h2>
      <p>
        <Link to={`${organiseEventPath(language, overview.eventId)}/edit/what`}>{t("draft.goOn")}</Link>
      </p>
      <Discard hasEvent />
    </section>
  );
}

function ConfirmChanges({ overview }: { overview: EventOverview }) {
  const { t } = useTranslation("organise");
  const language = useLanguage();
  const atOnce = overview.changes.filter((change) => change.editClass !== "content");
  const waiting = overview.changes.filter((change) => change.editClass === "content");
  return (
    <section className="part" aria-labelledby="changes">
      <h2 id="changes">{t("changes.title")}</h2>
      {overview.changes.length === 0 && <p>{t("changes.none")}</p>}
      {atOnce.length > 0 && (
        <>
          <h3>{t("changes.atOnce")}</h3>
          <ChangeList changes={atOnce} />
        </>
      )}
      {waiting.length > 0 && (
        <>
          <h3>{t("changes.toReview")}</h3>
          <p className="hint">{t("changes.toReviewHint")}</p>
          <ChangeList changes={waiting} />
        </>
      )}
      <div className="actions">
        <Form method="post">
          <button type="submit" name="intent" value="publish">
            {t(waiting.length === 0 ? "changes.publish" : "changes.send")}
          </button>
        </Form>
        <Link className="button quiet" to={`${organiseEventPath(language, overview.eventId)}/edit/what`}>
          {t("check.edit")}
        </Link>
      </div>
      <Discard hasEvent />
    </section>
  );
}

function Discard({ hasEvent }: { hasEvent: boolean }) {
  const { t } = useTranslation("organise");
  return (
    <ConfirmAction
      what={t(hasEvent ? "draft.discard" : "check.delete")}
      hint={t(hasEvent ? "draft.discardHint" : "check.deleteHint")}
      intent="discard"
    />
  );
}

/** Show the revision that waits for a coordinator, while the approved version stays public. */
export function ProposedBox({ overview }: { overview: EventOverview }) {
  const { t } = useTranslation("organise");
  if (overview.proposed.length === 0) return null;
  return (
    <section className="part" aria-labelledby="proposed">
      <h2 id="proposed">{t("changes.proposed")}</h2>
      <Notice tone="plain" title={t("changes.proposedHint")} />
      <ChangeList changes={overview.proposed} />
      <Form method="post">
        <button type="submit" name="intent" value="withdraw" className="quiet">
          {t("changes.withdraw")}
        </button>
      </Form>
    </section>
  );
}
