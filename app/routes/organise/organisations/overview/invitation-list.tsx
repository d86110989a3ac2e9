import type { OrganisationOverview } from "#app/domain/organisations/get-organisation-overview.server.ts";
import { invitationLifetimeMs, memberRoles } from "#app/domain/model/organisation.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { days } from "#app/domain/time/zoned-time.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useForm } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { ChoiceField, TextField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Invite = { email: string; role: string };

/** List unanswered member invitations, with a form to invite one more member. */
export function InvitationList({ overview }: { overview: OrganisationOverview }) {
  const { t } = useTranslation("organisations");
  const locale = formatLocaleFor(useLanguage(), overview.organisation.countryCode);
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{t("invite.title")}</h2>
      {overview.invitations.length > 0 && (
        <ul className="rows">
          {overview.invitations.map((invitation) => (
            <li key={invitation.id}>
              <span>
                <bdi dir="ltr">{invitation.email}</bdi>
                <br />
                <span className="soft">
                  {t(`members.role.${invitation.role}`)} ·{" "}
                  {t("invite.until", { day: formatLocal(invitation.until, "day", locale) })}
                </span>
              </span>
              <Form method="post" className="actions">
                <input type="hidden" name="email" value={invitation.email} />
                <input type="hidden" name="role" value={invitation.role} />
                <input type="hidden" name="invitationId" value={invitation.id} />
                <button type="submit" name="intent" value="invite" className="quiet small">
                  {t("invite.renew")}
                </button>
                <button type="submit" name="intent" value="withdraw" className="danger small">
                  {t("invite.withdraw")}
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <InviteForm />
    </section>
  );
}

function InviteForm() {
  const { t } = useTranslation("organisations");
  const reply = useActionData() as { result?: SubmissionResult<string[]> } | undefined;
  const faults = reply?.result?.error?.["email"] ? reply.result : null;
  const [form, fields] = useForm<Invite, Invite, string[]>({
    id: "invite",
    lastResult: faults,
    defaultValue: { role: "editor" },
  });
  const labels = { email: t("invite.email"), role: t("invite.role") };
  return (
    <form method="post" id={form.id} noValidate className="part">
      <ErrorSummary form={form} labels={labels} />
      <TextField
        field={fields.email}
        label={labels.email}
        hint={t("invite.hint", { days: invitationLifetimeMs / days(1) })}
        type="email"
        dir="ltr"
      />
      <ChoiceField
        field={fields.role}
        label={labels.role}
        kind="radio"
        options={memberRoles.map((role) => ({
          value: role,
          label: t(`members.role.${role}`),
          hint: t(`members.may.${role}`),
        }))}
      />
      <button type="submit" name="intent" value="invite">
        {t("invite.send")}
      </button>
    </form>
  );
}
