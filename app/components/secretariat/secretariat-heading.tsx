import { type SecretariatPage, secretariatPath } from "#app/domain/coordinate-paths.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { FactorLink } from "#app/components/forms/second-factor-link.tsx";
import { useRefusal } from "#app/components/forms/use-refusal.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { MailTroubleNotice } from "./mail-trouble-notice.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

/** Show the heading of a page of the secretariat: a link back, the title, and why a button was refused. */
export function SecretariatHeading({
  page,
  reply,
}: {
  page: SecretariatPage;
  reply?: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("secretariat");
  const language = useLanguage();
  const formErrors = reply?.error?.[""];
  const refusal = useRefusal(formErrors ? ({ error: { "": formErrors } } as SubmissionResult<string[]>) : undefined);
  return (
    <>
      <p>
        <a href={secretariatPath(language)}>{t("back")}</a>
      </p>
      <h1>{t(`${page}.title`)}</h1>
      <p className="lead">{t(`${page}.what`)}</p>
      <MailTroubleNotice />
      <FactorLink reply={reply} />
      {refusal && <Notice tone="stop" title={refusal} />}
    </>
  );
}
