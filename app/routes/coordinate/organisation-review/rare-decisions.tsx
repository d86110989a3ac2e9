import { hideAllPath } from "#app/domain/coordinate-paths.ts";
import { needsReason } from "#app/domain/model/organisation-decision.ts";
import type { OrganisationReview } from "#app/domain/review/get-organisation-review.server.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ReasonForm } from "#app/components/forms/reason-form.tsx";
import { useIsAsked } from "#app/components/review/decision-bar.tsx";
import { RareAct, RareActs, usePeopleText } from "#app/components/review/rare-acts.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { decisionFields, isUndecided } from "./organisation-decision.tsx";

type Props = { review: OrganisationReview; reply: SubmissionResult<string[]> | undefined };

/** Calm decisions first, those against the organisation last; the ones of the decision bar are left out. */
const inOrder = ["name_authority", "trust", "verify", "reinstate", "distrust", "suspend"] as const;
type RareDecision = (typeof inOrder)[number];

/** Fold the decisions on an organisation that are rarely needed, and the way to hide all of its events. */
export function RareDecisions({ review, reply }: Props) {
  const { t } = useTranslation(["coordinate", "rareActs"]);
  const language = useLanguage();
  const peopleText = usePeopleText();
  const rare = inOrder.filter(
    (decision) => review.decisions.includes(decision) && !(decision === "verify" && isUndecided(review)),
  );
  const isHideable = review.state === "verified" || review.state === "suspended";
  if (rare.length === 0 && !isHideable) return null;
  const hidePage = hideAllPath(language, "organisation", review.id);
  return (
    <RareActs>
      {rare.map((decision) => (
        <RareDecisionForm key={decision} decision={decision} review={review} reply={reply} />
      ))}
      {isHideable && !review.isHidden && (
        <RareAct
          label={t("organisation.toHide")}
          says={[
            t("rareActs:hideAll", { count: review.publicCount }),
            peopleText(review.reachedCount),
            t("rareActs:organisation"),
          ]}
          isDangerous
        >
          <p>
            <a className="button danger" href={hidePage}>
              {t("rareActs:hide")}
            </a>
          </p>
        </RareAct>
      )}
      {isHideable && review.isHidden && (
        <p>
          <a className="button" href={hidePage}>
            {t("organisation.toShow")}
          </a>
        </p>
      )}
    </RareActs>
  );
}

function RareDecisionForm({ decision, review, reply }: Props & { decision: RareDecision }) {
  const { t } = useTranslation(["coordinate", "rareActs"]);
  const peopleText = usePeopleText();
  const sends = decisionFields(review, decision);
  const isAgainst = needsReason(decision);
  const isSuspension = decision === "suspend";
  return (
    <RareAct
      id={`act-${decision}`}
      label={t(`organisation.decision.${decision}`)}
      says={[
        isSuspension ? t("rareActs:what.suspend", { count: review.publicCount }) : t(`rareActs:what.${decision}`),
        isSuspension ? peopleText(review.reachedCount) : null,
        t("rareActs:organisation"),
      ]}
      isDangerous={isAgainst}
      isOpen={useIsAsked(decision, sends, reply)}
    >
      <ReasonForm
        id={decision}
        name="reason"
        label={t("review.reason")}
        sends={sends}
        reply={reply}
        reasons={isAgainst ? review.reasons : []}
        isOptional={!isAgainst}
        notice={isSuspension ? t("organisation.ifSuspended") : undefined}
      >
        <button type="submit" className={isAgainst ? "danger" : "quiet"}>
          {t(`organisation.decision.${decision}`)}
        </button>
      </ReasonForm>
    </RareAct>
  );
}
