import { coordinateCityPath } from "#app/domain/coordinate-paths.ts";
import type { OrganisationReview } from "#app/domain/review/get-organisation-review.server.ts";
import type { ReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import {
  AskQuestion,
  DecideAtOnce,
  DecisionBar,
  DecideInWords,
  NextItem,
} from "#app/components/review/decision-bar.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Reply = SubmissionResult<string[]> | undefined;
type Props = { review: OrganisationReview; reply: Reply };

/** True when an organisation, or the name that it asks for, waits for a decision. */
export const isUndecided = ({ state, isRenamed }: OrganisationReview): boolean => state === "pending" || isRenamed;

/** Return the fields of a decision, with the version of the organisation that was read. */
export const decisionFields = ({ version }: OrganisationReview, decision: OrganisationReview["decisions"][number]) => ({
  intent: "decide",
  version,
  decision,
});

/** Keep the decisions on an organisation that waits in view: verify, ask, refuse; or accept and decline its new name. */
export function OrganisationDecision({ review, reply, filter }: Props & { filter: ReviewQueueFilter }) {
  const { t } = useTranslation(["coordinate", "reviewQueue", "cities"]);
  const language = useLanguage();
  if (!isUndecided(review)) return null;
  return (
    <DecisionBar>
      {review.decisions.includes("verify") && (
        <DecideAtOnce
          label={t(`organisation.decision.${review.rename === null ? "verify" : "accept_name"}`)}
          sends={decisionFields(review, "verify")}
          reply={reply}
        />
      )}
      {review.mayConfirmCity && (
        <a className="button" href={coordinateCityPath(language, review.city.id)}>
          {t("cities:city.toPage")}
        </a>
      )}
      <AskQuestion hint={t("reviewQueue:bar.waitsHint")} reply={reply} />
      <Against review={review} reply={reply} />
      <NextItem item={review} filter={filter} />
    </DecisionBar>
  );
}

/** Refuse an organisation, or the name that it asks for, with a reason. */
function Against({ review, reply }: Props) {
  const { t } = useTranslation(["coordinate", "reviewQueue"]);
  const decision = (["refuse", "decline_name"] as const).find((each) => review.decisions.includes(each));
  if (!decision) return null;
  return (
    <DecideInWords
      id="refuse"
      hint={t("reviewQueue:bar.reasonHint")}
      sends={decisionFields(review, decision)}
      reply={reply}
      reasons={review.reasons}
      button={decision === "refuse" ? t("reviewQueue:bar.sendRefusal") : t("organisation.decision.decline_name")}
    />
  );
}
