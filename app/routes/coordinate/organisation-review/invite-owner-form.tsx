import { invitationLifetimeMs } from "#app/domain/model/organisation.ts";
import type { OrganisationReview } from "#app/domain/review/get-organisation-review.server.ts";
import { days } from "#app/domain/time/zoned-time.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";

/** Invite an owner for an organisation that has none. */
export function InviteOwnerForm({
  review,
  reply,
}: {
  review: OrganisationReview;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("organisations");
  const [form, fields] = useForm<{ email: string }, { email: string }, string[]>({
    id: "owner",
    lastResult: reply ?? null,
  });
  return (
    <section aria-labelledby="new-owner">
      <h2 id="new-owner">{t("owner.title")}</h2>
      <p>{t("owner.lead")}</p>
      {review.invitedOwners.length > 0 && (
        <>
          <p>{t("owner.asked")}</p>
          <ul>
            {review.invitedOwners.map((email) => (
              <li key={email}>
                <bdi dir="ltr">{email}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ email: t("invite.email") }} />
        <TextField
          field={fields.email}
          label={t("invite.email")}
          hint={t("invite.hint", { days: invitationLifetimeMs / days(1) })}
          type="email"
          dir="ltr"
        />
        <button type="submit" name="intent" value="inviteOwner">
          {t("invite.send")}
        </button>
      </form>
    </section>
  );
}
