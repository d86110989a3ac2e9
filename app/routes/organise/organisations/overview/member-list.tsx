import type { OrganisationOverview } from "#app/domain/organisations/get-organisation-overview.server.ts";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConfirmAction } from "#app/components/forms/confirm-action.tsx";

type Member = OrganisationOverview["members"][number];

/** List the members of an organisation with their addresses, and for owners the actions. Only members see it. */
export function MemberList({ overview }: { overview: OrganisationOverview }) {
  const { t } = useTranslation("organisations");
  return (
    <section aria-labelledby="members">
      <h2 id="members">{t("members.title")}</h2>
      <p className="soft">{t("members.roles")}</p>
      <ul className="rows">
        {overview.members.map((member) => (
          <li key={member.accountId}>
            <span>
              <bdi dir="ltr">{member.email}</bdi>
              <br />
              <span className="soft">
                {t(`members.role.${member.role}`)}
                {member.isSelf && ` · ${t("members.you")}`}
              </span>
            </span>
            {overview.isOwner && !member.isSelf && <MemberButtons member={member} />}
          </li>
        ))}
      </ul>
      <ConfirmAction
        what={t("members.leave")}
        hint={t(overview.isLastOwner ? "members.lastOwner" : "members.leaveHint")}
        intent="leave"
      />
    </section>
  );
}

function MemberButtons({ member }: { member: Member }) {
  const { t } = useTranslation("organisations");
  const isOwner = member.role === "owner";
  return (
    <details>
      <summary aria-label={t("members.changeOne", { email: member.email })}>{t("members.change")}</summary>
      <Form method="post" className="actions">
        <input type="hidden" name="accountId" value={member.accountId} />
        <input type="hidden" name="role" value={isOwner ? "editor" : "owner"} />
        <button type="submit" name="intent" value="role" className="quiet small">
          {t(isOwner ? "members.makeEditor" : "members.makeOwner")}
        </button>
        <button type="submit" name="intent" value="handOver" className="quiet small">
          {t("members.handOver")}
        </button>
        <button type="submit" name="intent" value="remove" className="danger small">
          {t("members.remove")}
        </button>
      </Form>
    </details>
  );
}
