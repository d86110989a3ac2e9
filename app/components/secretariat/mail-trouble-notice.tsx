import type { MailTrouble } from "#app/domain/mail/mail-trouble.server.ts";
import { secretariatPath } from "#app/domain/coordinate-paths.ts";
import { toUtcText } from "#app/domain/time/zoned-time.ts";
import { useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

/** Warn on every page of the secretariat that a mail server refuses mail, until mail goes out again. */
export function MailTroubleNotice() {
  const { t } = useTranslation("secretariat");
  const language = useLanguage();
  const troubles =
    useRouteLoaderData<{ mailTroubles: MailTrouble[] }>("routes/layouts/secretariat")?.mailTroubles ?? [];
  if (troubles.length === 0) return null;
  return (
    <Notice tone="stop" title={t("mail.refusedTitle")}>
      <ul>
        {troubles.map(({ cause, waiting, cameBack, since, lastError }) => (
          <li key={cause}>
            {t(`mail.causes.${cause}`)} <bdi dir="ltr">{lastError}</bdi>
            <br />
            {waiting > 0 && <>{t("mail.kept", { count: waiting })} </>}
            {cameBack > 0 && <>{t("mail.cameBack", { count: cameBack })} </>}
            {t("mail.since")} <bdi dir="ltr">{toUtcText(since)}</bdi>
          </li>
        ))}
      </ul>
      <p>
        {t("mail.refusedHint")} <a href={secretariatPath(language, "mail")}>{t("mail.title")}</a>
      </p>
    </Notice>
  );
}
