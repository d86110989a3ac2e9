import { withQuery } from "#app/domain/paths.ts";
import { coordinateItemPath } from "#app/domain/coordinate-paths.ts";
import type { ReviewItemKind } from "#app/domain/model/review-item.ts";
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
type Fields = Readonly<Record<string, string>>;

/** Keep the possible decisions in view at the foot of the page; its id is that of a skip link. */
export function DecisionBar({ children }: { children: ReactNode }) {
  const { t } = useTranslation("coordinate");
  return (
    <section className="decision-bar" id="decision" tabIndex={-1} aria-label={t("review.decide")}>
      {children}
    </section>
  );
}

/** Show the decision that is taken with one press. */
export function DecideAtOnce({ label, sends, reply }: { label: string; sends: Fields; reply: Reply }) {
  const own = replyFor(reply, sends);
  const [form] = useForm<Record<string, unknown>, Record<string, unknown>, string[]>({
    id: "publish",
    lastResult: own,
  });
  return (
    <form method="post" id={form.id} className="publish-form">
      <FactorLink reply={own} />
      <ErrorSummary form={form} labels={{}} />
      {Object.entries(sends).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" data-key="a">
        {label}
      </button>
    </form>
  );
}

/** Fold a form away behind its button; open when it was refused, or a reason template was chosen for it. */
export function FoldedDecision({
  id,
  label,
  tone,
  reply,
  sends,
  children,
}: {
  /** Id of the form. */
  id: string;
  label: string;
  tone: "quiet" | "danger";
  reply: Reply;
  sends: Fields;
  children: ReactNode;
}) {
  return (
    <details name="decision" open={useIsAsked(id, sends, reply)}>
      <summary className={`button ${tone}`} id={`${id}-open`} data-key={tone === "danger" ? "r" : "c"}>
        {label}
      </summary>
      <div className="decision-panel">{children}</div>
    </details>
  );
}

/** True when a folded form was sent and refused, or a reason template was chosen for it. */
export function useIsAsked(id: string, sends: Fields, reply: Reply): boolean {
  const { search } = useLocation();
  return new URLSearchParams(search).get("form") === id || replyFor(reply, sends)?.error !== undefined;
}

/** Put a question to the organisation, while the item keeps waiting. */
export function AskQuestion({ hint, reply }: { hint: string; reply: Reply }) {
  const { t } = useTranslation(["reviewQueue", "comments"]);
  const sends = { intent: "write", from: "bar" };
  return (
    <FoldedDecision id="ask" label={t("bar.ask")} tone="quiet" reply={reply} sends={sends}>
      <ReasonForm id="ask" name="text" label={t("comments:thread.label")} hint={hint} sends={sends} reply={reply}>
        <button type="submit">{t("bar.sendRequest")}</button>
      </ReasonForm>
    </FoldedDecision>
  );
}

/** Link to the next item of the queue, where the bar has room for it. */
export function NextItem({
  item: { next, remainingCount },
  filter,
}: {
  item: { next: { kind: ReviewItemKind; id: string } | null; remainingCount: number };
  filter: ReviewQueueFilter;
}) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  if (!next) return null;
  return (
    <a className="next-item" href={withQuery(coordinateItemPath(language, next), reviewQueueQuery(filter))}>
      {t("review.next", { count: remainingCount })}
    </a>
  );
}
