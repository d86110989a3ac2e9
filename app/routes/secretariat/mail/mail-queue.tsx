import type secretariat from "#app/i18n/messages/en/secretariat.json";
import type { MailQueue } from "#app/domain/mail/mail-queue.server.ts";
import { type ShownCause, shownCauses } from "#app/domain/mail/refusal-causes.ts";
import { smtpClass } from "#app/domain/mail/smtp-class.ts";
import { outboxStates } from "#app/domain/model/outbox.ts";
import { toUtcText } from "#app/domain/time/zoned-time.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";

/** A mail kind with a label in the catalogue; a test makes sure that every kind has one. */
type LabelledKind = keyof typeof secretariat.mail.kinds;

/** List mails that could not be sent: their kind, but not their recipient. */
export function TroubledMails({ mails }: { mails: MailQueue["troubled"] }) {
  const { t } = useTranslation("secretariat");
  return (
    <section aria-labelledby="troubled">
      <h2 id="troubled">{t("mail.troubled")}</h2>
      {mails.length === 0 && <p>{t("mail.noTrouble")}</p>}
      {mails.some((mail) => mail.canRetry) && (
        <form method="post">
          <p>{t("mail.retryAllHint")}</p>
          <button type="submit" name="intent" value="retryAll" className="quiet">
            {t("mail.retryAll")}
          </button>
        </form>
      )}
      <ul className="rows">
        {mails.map((mail) => (
          <li key={mail.id}>
            <span>
              <b>{t(`mail.kinds.${mail.kind as LabelledKind}`)}</b> · {t(`mail.states.${mail.state}`)} ·{" "}
              {t("mail.tries", { count: mail.attempts })}
              <MailReason refusal={mail.refusal} error={mail.lastError} />
              {mail.lastError && (
                <span className="soft block" dir="ltr">
                  {mail.lastError}
                </span>
              )}
              <span className="soft block">
                <bdi dir="ltr">{toUtcText(mail.createdAt)}</bdi>
                {mail.state === "queued" && (
                  <>
                    {" · "}
                    {t("mail.next")} <bdi dir="ltr">{toUtcText(mail.runAt)}</bdi>
                  </>
                )}
              </span>
            </span>
            <form method="post" className="actions">
              <input type="hidden" name="mailId" value={mail.id} />
              {mail.canRetry === 1 && (
                <button type="submit" name="intent" value="retry" className="quiet">
                  {t("mail.retry")}
                </button>
              )}
              <button type="submit" name="intent" value="drop" className="quiet">
                {t("mail.drop")}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Say why a mail has not gone: the cause, else what the code of the mail server means. */
function MailReason({ refusal, error }: { refusal: string | null; error: string | null }) {
  const { t } = useTranslation("secretariat");
  if (isKnownCause(refusal)) return <span className="block">{t(`mail.causes.${refusal}`)}</span>;
  return error === null ? null : <span className="block">{t(`mail.classes.${smtpClass(error)}`)}</span>;
}

/** Count the mails that wait to be sent, those that were never tried included. */
export function WaitingMails({ counts }: { counts: MailQueue["counts"] }) {
  const { t } = useTranslation("secretariat");
  const waiting = counts.filter(({ state }) => state === "queued").reduce((sum, { count }) => sum + count, 0);
  return <p>{t("mail.waiting", { count: waiting })}</p>;
}

const isKnownCause = (refusal: string | null): refusal is ShownCause => shownCauses.some((cause) => cause === refusal);

type Values = { email: string };

/** Count the suppressed addresses, with a form to lift the suppression of one. */
export function LiftForm({
  suppressed,
  reply,
}: {
  suppressed: MailQueue["suppressed"];
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("secretariat");
  const isMine = reply?.initialValue?.["intent"] === "lift";
  const [form, fields] = useForm<Values, Values, string[]>({ id: "lift", lastResult: isMine ? reply : null });
  return (
    <section aria-labelledby="suppressed">
      <h2 id="suppressed">{t("mail.suppressed")}</h2>
      <p>{t("mail.suppressedHint")}</p>
      <ul>
        {suppressed.map(({ reason, count }) => (
          <li key={reason}>{t("mail.countOf", { what: t(`mail.reasons.${reason}`), number: count })}</li>
        ))}
        {suppressed.length === 0 && <li>{t("mail.noneSuppressed")}</li>}
      </ul>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ email: t("mail.address") }} />
        <TextField field={fields.email} label={t("mail.address")} type="email" dir="ltr" autoComplete="off" />
        <button type="submit" name="intent" value="lift" className="quiet">
          {t("mail.lift")}
        </button>
      </form>
    </section>
  );
}

/** Count the mails of the last thirty days by kind and state. */
export function MailCounts({ counts }: { counts: MailQueue["counts"] }) {
  const { t } = useTranslation("secretariat");
  const kinds = [...new Set(counts.map((count) => count.kind))];
  return (
    <section aria-labelledby="counts">
      <h2 id="counts">{t("mail.counts")}</h2>
      <ul className="rows">
        {kinds.map((kind) => (
          <li key={kind}>
            <span>{t(`mail.kinds.${kind as LabelledKind}`)}</span>
            <span>
              {outboxStates
                .flatMap((state) => counts.filter((count) => count.kind === kind && count.state === state))
                .map((total) => t("mail.countOf", { what: t(`mail.states.${total.state}`), number: total.count }))
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
