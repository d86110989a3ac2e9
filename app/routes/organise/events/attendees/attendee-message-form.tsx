import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import type { Attendees } from "#app/domain/check-in/get-attendees.server.ts";
import { maxAttendeeMessageLength, maxAttendeeMessages } from "#app/domain/model/sign-up.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextAreaField } from "#app/components/forms/fields.tsx";

type Values = { words: string };

/** Show the form for a message to all attendees with an e-mail address, below the earlier messages. */
export function MessageForm({
  attendees,
  reply,
}: {
  attendees: Attendees;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("attendees");
  const isMine = reply?.initialValue?.["intent"] === "write";
  const [form, fields] = useForm<Values, Values, string[]>({ id: "write", lastResult: isMine ? reply : null });
  // A refused form comes back with its text, even if no further message is possible now.
  const canWrite = isMine || (attendees.mayWrite && attendees.readers > 0);
  const isSpent = !attendees.mayWrite && attendees.readers > 0;
  return (
    <section aria-labelledby="to-all">
      <h2 id="to-all">{t("message.title")}</h2>
      {attendees.messages.map((message) => (
        <blockquote key={message.id} dir="auto">
          {isolateNumbers(message.text)}
        </blockquote>
      ))}
      <p>{attendees.readers === 0 ? t("message.nobody") : t("message.readers", { count: attendees.readers })}</p>
      {canWrite && (
        <form method="post" id={form.id} noValidate>
          <ErrorSummary form={form} labels={{ words: t("message.words") }} />
          <TextAreaField
            field={fields.words}
            label={t("message.words")}
            hint={t("message.hint", { max: maxAttendeeMessageLength, times: maxAttendeeMessages })}
            rows={4}
            dir="auto"
          />
          <button type="submit" name="intent" value="write">
            {t("message.send")}
          </button>
        </form>
      )}
      {!canWrite && isSpent && <p>{t("message.enough", { times: maxAttendeeMessages })}</p>}
    </section>
  );
}
