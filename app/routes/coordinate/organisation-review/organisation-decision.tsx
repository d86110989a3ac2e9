import { hideAllPath } from "#app/domain/coordinate-paths.ts";
import type { OrganisationReview } from "#app/domain/review/get-organisation-review.server.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { ReasonForm } from "#app/components/forms/reason-form.tsx";

type Props = { review: OrganisationReview; reply: SubmissionResult<string[]> | undefined };

const classes: Partial<Record<OrganisationReview["decisions"][number], string>> = {
  refuse: "danger",
  suspend: "danger",
  distrust: "quiet",
  decline_name: "danger",
  name_authority: "quiet",
  trust: "quiet",
};

/** Show all decisions that are possible in the organisation's status, with one reason field. */
export function OrganisationDecision({ review, reply }: Props) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  const wasPublic = review.state === "verified" || review.state === "suspended";
  return (
    <section className="part" id="decision" tabIndex={-1} aria-labelledby="decide-title">
      <h2 id="decide-title">{t("review.decide")}</h2>
      {review.rename !== null && (
        <Notice tone="warn" title={t("organisation.nameWaits")}>
          <p>
            {t("organisation.oldName")} <bdi>{review.rename.from}</bdi>
            <br />
            {t("organisation.newName")} <bdi>{review.rename.to}</bdi>
          </p>
        </Notice>
      )}
      {review.lookAlikes.length > 0 && <LookAlikes review={review} />}
      {review.authority && <AuthorityNotice authority={review.authority} />}
      {review.rename === null && review.verifiedAs !== null && (
        <Notice tone="warn" title={t("organisation.renamed")}>
          <p>
            {t("organisation.verifiedAs")} <bdi>{review.verifiedAs}</bdi>
          </p>
        </Notice>
      )}
      {review.decisions.length > 0 && (
        <ReasonForm
          id="decide"
          name="reason"
          label={t("review.reason")}
          hint={t("organisation.reasonHint")}
          sends={{ intent: "decide", version: review.version }}
          reply={reply}
          reasons={review.reasons}
          isOptional
          notice={review.decisions.includes("suspend") ? t("organisation.ifSuspended") : undefined}
        >
          {review.decisions.map((decision) => (
            <button key={decision} type="submit" name="decision" value={decision} className={classes[decision]}>
              {t(`organisation.decision.${decision === "verify" && review.rename !== null ? "accept_name" : decision}`)}
            </button>
          ))}
        </ReasonForm>
      )}
      {wasPublic && (
        <p>
          <a href={hideAllPath(language, "organisation", review.id)}>
            {t(review.isHidden ? "organisation.toShow" : "organisation.toHide")}
          </a>
        </p>
      )}
    </section>
  );
}

/** Warn of organisations in the country whose names are easily mistaken for this one. */
function LookAlikes({ review }: { review: OrganisationReview }) {
  const { t } = useTranslation("coordinate");
  return (
    <Notice tone="warn" title={t("organisation.lookAlikes")}>
      <ul>
        {review.lookAlikes.map(({ name, cityName, state }) => (
          <li key={`${name} ${cityName} ${state}`}>
            <bdi>{name}</bdi> · <bdi>{cityName}</bdi> · {t(`review.state.${state}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Say what being the authority of a city means, and which one is. */
function AuthorityNotice({ authority }: { authority: NonNullable<OrganisationReview["authority"]> }) {
  const { t } = useTranslation("coordinate");
  if (authority.other !== null)
    return (
      <Notice tone="warn" title={t("organisation.otherAuthority")}>
        <p>
          <bdi>{authority.other}</bdi>
          <br />
          {t("organisation.otherAuthorityHint")}
        </p>
      </Notice>
    );
  return (
    <Notice tone="plain" title={t(authority.isNamed ? "organisation.isAuthority" : "organisation.firstAuthority")} />
  );
}
