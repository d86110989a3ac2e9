import { invitationPath } from "#app/domain/organise-paths.ts";
import type { MemberRole } from "#app/domain/model/organisation.ts";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Open = { id: string; name: string; role: MemberRole };

/** List unanswered invitations to join organisations, first on the overview. */
export function OpenInvitations({ invitations }: { invitations: readonly Open[] }) {
  const { t } = useTranslation("organisations");
  const language = useLanguage();
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="asked" className="part">
      <h2 id="asked">{t("asked.title")}</h2>
      {invitations.map((invitation) => (
        <Form key={invitation.id} method="post" action={invitationPath(language, invitation.id)}>
          <p>
            <b>
              <bdi>{invitation.name}</bdi>
            </b>
            <br />
            <span className="soft">{t(`members.may.${invitation.role}`)}</span>
          </p>
          <p className="actions">
            <button type="submit" name="answer" value="accept">
              {t("asked.accept")}
            </button>
            <button type="submit" name="answer" value="decline" className="quiet">
              {t("asked.decline")}
            </button>
          </p>
        </Form>
      ))}
    </section>
  );
}
