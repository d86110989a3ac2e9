import type { ReviewItem } from "#app/domain/review/get-review-item.server.ts";
import { withQuery } from "#app/domain/paths.ts";
import { coordinateItemPath } from "#app/domain/coordinate-paths.ts";
import { type ReviewQueueFilter, reviewQueueQuery } from "#app/domain/review/review-queue-filter.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { ReasonForm } from "#app/components/forms/reason-form.tsx";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { FactorLink } from "#app/components/forms/second-factor-link.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Reply = SubmissionResult<string[]> | undefined;
type Props = { item: ReviewItem; reply: Reply; filter: ReviewQueueFilter };
type Fields = Readonly<Record<string, string>>;

/** True when something of an event waits for a decision. */
export const isDecidable = (item: ReviewItem): boolean => fieldsOf(item) !== null;

/**
 * Keep the possible decisions in view at the foot of the page. The forms carry the revision that was read, so that a
 * version which the coordinator has not seen cannot be decided.
 */
export function DecisionBar({ item, reply, filter }: Props) {
  const { t } = useTranslation(["reviewQueue", "coordinate"]);
  const fields = fieldsOf(item);
  if (fields === null) return null;
  return (
    <section className="decision-bar" id="decision" tabIndex={-1} aria-label={t("coordinate:review.decide")}>
      <PublishForm sends={fields.publish} reply={reply} />
      <Ask item={item} reply={reply} sends={fields.ask} />
      <Folded id="refuse" label={t("bar.refuse")} tone="danger" reply={reply} sends={fields.refuse} kind={fields.kind}>
        <ReasonForm
          id="refuse"
          name="reason"
          label={t("coordinate:review.reason")}
          hint={t("bar.reasonHint")}
          sends={fields.refuse}
          reply={reply}
          reasons={item.reasons.filter(({ kind }) => kind === fields.kind)}
        >
          <button type="submit" className="danger">
            {t("bar.sendRefusal")}
          </button>
        </ReasonForm>
      </Folded>
      <Next item={item} filter={filter} />
    </section>
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

function PublishForm({ sends, reply }: { sends: Fields; reply: Reply }) {
  const { t } = useTranslation("reviewQueue");
  const own = replyFor(reply, sends);
  const [form] = useForm<Record<string, unknown>, Record<string, unknown>, string[]>({
    id: "publish",
    lastResult: own,
  });
  return (
    <form method="post" id={form.id} className="publish-form">
      <FactorLink reply={own} />
      <ErrorSummary form={form} labels={{}} />
      <HiddenFields fields={sends} />
      <button type="submit" data-key="a">
        {t("bar.publish")}
      </button>
    </form>
  );
}

const HiddenFields = ({ fields }: { fields: Fields }) =>
  Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);

/** Ask for changes of a new event, or put a question about proposed changes, which keep waiting. */
function Ask({ item, reply, sends }: { item: ReviewItem; reply: Reply; sends: Fields | null }) {
  const { t } = useTranslation(["reviewQueue", "coordinate", "comments"]);
  const isQuestion = sends === null;
  const fields = sends ?? { intent: "write", from: "bar" };
  return (
    <Folded id="ask" label={t("bar.ask")} tone="quiet" reply={reply} sends={fields} kind="event_changes">
      <ReasonForm
        id="ask"
        name={isQuestion ? "text" : "reason"}
        label={isQuestion ? t("comments:thread.label") : t("coordinate:review.reason")}
        hint={isQuestion ? t("bar.questionHint") : t("bar.reasonHint")}
        sends={fields}
        reply={reply}
        reasons={isQuestion ? [] : item.reasons.filter(({ kind }) => kind === "event_changes")}
      >
        <button type="submit">{t("bar.sendRequest")}</button>
      </ReasonForm>
    </Folded>
  );
}

/** Fold a form away behind its button; open when it was refused, or a reason template was chosen for it. */
function Folded({
  id,
  label,
  tone,
  reply,
  sends,
  kind,
  children,
}: {
  id: string;
  label: string;
  tone: "quiet" | "danger";
  reply: Reply;
  sends: Fields;
  kind: string;
  children: ReactNode;
}) {
  const chosen = new URLSearchParams(useLocation().search).get("reason") ?? "";
  const isOpen = chosen.startsWith(`${kind}.`) || replyFor(reply, sends)?.error !== undefined;
  return (
    <details name="decision" open={isOpen}>
      <summary className={`button ${tone}`} id={`${id}-open`} data-key={tone === "danger" ? "r" : "c"}>
        {label}
      </summary>
      <div className="decision-panel">{children}</div>
    </details>
  );
}

function Next({ item, filter }: Pick<Props, "item" | "filter">) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  if (!item.next) return null;
  const path = withQuery(coordinateItemPath(language, item.next), reviewQueueQuery(filter));
  return (
    <a className="next-item" href={path}>
      {t("review.next", { count: item.remainingCount })}
    </a>
  );
}
