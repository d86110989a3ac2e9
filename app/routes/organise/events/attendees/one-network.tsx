import type { Pool } from "#app/domain/check-in/get-attendees.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ConfirmAction } from "#app/components/forms/confirm-action.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

/**
 * Warn the organiser of many sign-ups from one network, which may be a community centre, with a button to end them all.
 */
export function CrowdNotice({ crowd }: { crowd: Pool["crowds"][number] }) {
  const { t } = useTranslation("attendees");
  return (
    <Notice tone="warn" title={t("crowd.title")}>
      <p>{t("crowd.text", { signUps: crowd.signUps, people: crowd.people })}</p>
      <ConfirmAction what={t("crowd.release")} hint={t("crowd.releaseHint")} intent="release_crowd">
        <input type="hidden" name="signUpId" value={crowd.signUpId} />
      </ConfirmAction>
    </Notice>
  );
}

type Values = { cap: string };

/** Set how many seats of a date one network gets without a confirmed address; folded until it is needed. */
export function NetworkCapForm({ pool, reply }: { pool: Pool; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("attendees");
  const sent = reply?.initialValue;
  const isMine = sent?.["intent"] === "network_cap" && sent["dateId"] === pool.dateId;
  const [form, fields] = useForm<Values, Values, string[]>({
    id: `cap-${pool.dateId}-${pool.sessionId ?? "date"}`,
    lastResult: isMine ? reply : null,
    defaultValue: { cap: String(pool.networkCap ?? "") },
  });
  // The cap holds for the date and its sessions; a date without limited seats may have a session with limited ones.
  if (pool.networkCap === null) return null;
  const label = t("cap.label");
  return (
    <details open={isMine}>
      <summary>{t("cap.what")}</summary>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ cap: label }} />
        <p>{t("cap.hint", { cap: pool.networkCap })}</p>
        <input type="hidden" name="dateId" value={pool.dateId} />
        <TextField field={fields.cap} label={label} inputMode="numeric" className="short" autoComplete="off" />
        <button type="submit" name="intent" value="network_cap" className="quiet">
          {t("cap.save")}
        </button>
      </form>
    </details>
  );
}
