import type { OrganisationReview } from "#app/domain/review/get-organisation-review.server.ts";
import { useTranslation } from "react-i18next";
import { Notice } from "#app/components/ui/notice.tsx";

/** Show what to look at before a decision: another name, names like it, and the authority of the city. */
export function OrganisationFindings({ review }: { review: OrganisationReview }) {
  const { t } = useTranslation("coordinate");
  return (
    <>
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
    </>
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
