import { withQuery } from "#app/domain/paths.ts";
import { coordinateItemPath } from "#app/domain/coordinate-paths.ts";
import type { ReviewItemKind } from "#app/domain/model/review-item.ts";
import { type ReviewQueueFilter, reviewQueueQuery } from "#app/domain/review/review-queue-filter.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useLocation } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { ReasonForm } from "#app/components/forms/reason-form.tsx";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { FactorLink } from "#app/components/forms/second-factor-link.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Reply = SubmissionResult<string[]> | undefined;
type ReasonProps = ComponentProps<typeof ReasonForm>;
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

/**
 * Show a decision that needs words: its form is folded away behind its button, open when it was refused, or a reason
 * template was chosen for it.
 */
export function DecideInWords({
  id,
  field = { name: "reason" },
  hint,
  sends,
  reply,
  reasons,
  button,
}: {
  /** Id of the form: to ask, or to refuse. */
  id: "ask" | "refuse";
  /** Field of the words; by default the reason. */
  field?: { name: ReasonProps["name"]; label?: string };
  hint: string;
  sends: Fields;
  reply: Reply;
  reasons?: ReasonProps["reasons"];
  button: string;
}) {
  const { t } = useTranslation(["reviewQueue", "coordinate"]);
  const isRefusal = id === "refuse";
  return (
    <details name="decision" open={useIsAsked(id, sends, reply)}>
      <summary
        className={isRefusal ? "button danger" : "button quiet"}
        id={`${id}-open`}
        data-key={isRefusal ? "r" : "c"}
      >
        {t(isRefusal ? "bar.refuse" : "bar.ask")}
      </summary>
      <div className="decision-panel">
        <ReasonForm
          id={id}
          name={field.name}
          label={field.label ?? t("coordinate:review.reason")}
          hint={hint}
          sends={sends}
          reply={reply}
          {...(reasons ? { reasons } : {})}
        >
          <button type="submit" className={isRefusal ? "danger" : undefined}>
            {button}
          </button>
        </ReasonForm>
      </div>
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
  return (
    <DecideInWords
      id="ask"
      field={{ name: "text", label: t("comments:thread.label") }}
      hint={hint}
      sends={{ intent: "write", from: "bar" }}
      reply={reply}
      button={t("bar.sendRequest")}
    />
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
