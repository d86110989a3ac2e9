import type { ReviewItem } from "#app/domain/review/get-review-item.server.ts";
import type { ReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import type { SubmissionResult } from "@conform-to/react";
import { hideEventPath } from "#app/domain/organise-paths.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import {
  AskQuestion,
  DecideAtOnce,
  DecisionBar,
  DecideInWords,
  NextItem,
} from "#app/components/review/decision-bar.tsx";

type Reply = SubmissionResult<string[]> | undefined;
type Fields = Readonly<Record<string, string>>;

const openReport = (item: ReviewItem) => item.reports.find(({ answer }) => answer === null) ?? null;
const urgentChangesOf = (item: ReviewItem) => (item.review === "approved" ? item.urgentChanges : []);

/** True when something of an event waits for a decision. */
export const isDecidable = (item: ReviewItem): boolean =>
  fieldsOf(item) !== null || openReport(item) !== null || urgentChangesOf(item).length > 0;

/** True when the bar lets the urgent change of an event stay. Of several, each is decided beside its difference. */
export const isUrgentChangeInBar = (item: ReviewItem): boolean =>
  fieldsOf(item) === null && urgentChangesOf(item).length === 1;

/**
 * Show the decisions that are possible on an event. The forms carry the revision that was read, so that a version which
 * the coordinator has not seen cannot be decided.
 */
export function EventDecision({ item, reply, filter }: { item: ReviewItem; reply: Reply; filter: ReviewQueueFilter }) {
  const { t } = useTranslation(["reviewQueue", "coordinate"]);
  const fields = fieldsOf(item);
  if (fields === null) return isDecidable(item) ? <Afterwards item={item} reply={reply} filter={filter} /> : null;
  return (
    <DecisionBar>
      <DecideAtOnce label={t("bar.publish")} sends={fields.publish} reply={reply} />
      {fields.ask === null ? (
        <AskQuestion hint={t("bar.questionHint")} reply={reply} />
      ) : (
        <AskForChanges item={item} sends={fields.ask} reply={reply} />
      )}
      <DecideInWords
        id="refuse"
        hint={t("bar.reasonHint")}
        sends={fields.refuse}
        reply={reply}
        reasons={item.reasons.filter(({ kind }) => kind === fields.kind)}
        button={t("bar.sendRefusal")}
      />
      <NextItem item={item} filter={filter} />
    </DecisionBar>
  );
}

/** Decide on what is public already: answer a report, hide the event, and let an urgent change stay. */
function Afterwards({ item, reply, filter }: { item: ReviewItem; reply: Reply; filter: ReviewQueueFilter }) {
  const { t } = useTranslation(["reviewQueue", "coordinate"]);
  const language = useLanguage();
  const report = openReport(item);
  const changes = urgentChangesOf(item);
  const change = isUrgentChangeInBar(item) ? changes[0] : undefined;
  return (
    <DecisionBar>
      {change && (
        <DecideAtOnce
          label={t("coordinate:urgentChanges.stays")}
          sends={{ intent: "seen", urgentChangeId: change.id, version: change.version }}
          reply={reply}
        />
      )}
      {changes.length > 1 && (
        <a className="button" href="#facts-changed">
          {t("coordinate:urgentChanges.title")}
        </a>
      )}
      {report && (
        <a className="button" href={`#answer-${report.id}`}>
          {t("bar.answer")}
        </a>
      )}
      {item.review === "approved" && (
        <a className="button danger" href={hideEventPath(language, item.view.eventId)}>
          {t("danger.hide")}
        </a>
      )}
      <NextItem item={item} filter={filter} />
    </DecisionBar>
  );
}

/** Return the fields of each decision that is possible now; null when there is none. */
function fieldsOf(item: ReviewItem) {
  if (item.review === "submitted") {
    const decide = (decision: string) => ({ intent: "decide", revision: String(item.revision), decision });
    return {
      publish: decide("approve"),
      ask: decide("request_changes"),
      refuse: decide("refuse"),
      kind: "event_refused" as const,
    };
  }
  if (!item.proposal || item.review !== "approved") return null;
  const { version } = item.proposal;
  const revise = (decision: string) => ({ intent: "revise", version, decision });
  return { publish: revise("accept"), ask: null, refuse: revise("decline"), kind: "revision_refused" as const };
}

/** Send a new event back for changes, with a reason. */
function AskForChanges({ item, sends, reply }: { item: ReviewItem; sends: Fields; reply: Reply }) {
  const { t } = useTranslation(["reviewQueue", "coordinate"]);
  return (
    <DecideInWords
      id="ask"
      hint={t("bar.reasonHint")}
      sends={sends}
      reply={reply}
      reasons={item.reasons.filter(({ kind }) => kind === "event_changes")}
      button={t("bar.sendRequest")}
    />
  );
}
