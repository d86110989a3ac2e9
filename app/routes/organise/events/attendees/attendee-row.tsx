import type { Pool } from "#app/domain/check-in/get-attendees.server.ts";
import { releaseReasonLimit } from "#app/domain/model/sign-up.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextAreaField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Row = Pool["rows"][number];
type Values = { reason: string };

/** Show one sign-up to organisers; releasing it is folded, and needs a reason. */
export function AttendeeRow({ row, reply }: { row: Row; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation(["checkIn", "event"]);
  const language = useLanguage();
  const needs = row.needs.map((need) => t(`event:need.${need}`));
  return (
    <li>
      <span>
        <b dir="ltr">{row.checkInCode}</b> {row.nickname && <bdi>{row.nickname}</bdi>}{" "}
        <span className="soft">
          {t("event:party", { count: row.partySize })}
          {needs.length > 0 && ` · ${listText(needs, language)}`}
          {row.state !== "confirmed" && row.state !== "cancelled" && ` · ${t(`state.${row.state}`)}`}
          {row.checkedInAt !== null && ` · ${t("state.came")}`}
        </span>
      </span>
      {row.checkedInAt === null ? <ReleaseForm row={row} reply={reply} /> : <UndoForm row={row} />}
    </li>
  );
}

function UndoForm({ row }: { row: Row }) {
  const { t } = useTranslation("checkIn");
  return (
    <form method="post">
      <input type="hidden" name="signUpId" value={row.id} />
      <button type="submit" name="intent" value="not_here" className="quiet">
        {t("undo")}
      </button>
    </form>
  );
}

function ReleaseForm({ row, reply }: { row: Row; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("attendees");
  const isMine = reply?.initialValue?.["signUpId"] === row.id;
  const [form, fields] = useForm<Values, Values, string[]>({
    id: `release-${row.id}`,
    lastResult: isMine ? reply : null,
  });
  return (
    <details open={isMine}>
      <summary>{t("release.what")}</summary>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ reason: t("release.reason") }} />
        <p>{t("release.hint")}</p>
        <input type="hidden" name="signUpId" value={row.id} />
        <TextAreaField
          field={fields.reason}
          label={t("release.reason")}
          hint={t("release.reasonHint", { max: releaseReasonLimit })}
          rows={2}
          dir="auto"
        />
        <button type="submit" name="intent" value="release" className="danger">
          <bdi>{t("release.sure", { code: row.checkInCode })}</bdi>
        </button>
      </form>
    </details>
  );
}
