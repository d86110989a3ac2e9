import { nicknameLimit } from "#app/domain/model/sign-up.ts";
import { latinDigits } from "#app/domain/text/plain-text.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";

type Values = { requestId: string; nickname: string; partySize: string };
export type AddedParty = { requestId: string; nickname: string; partySize: number };

/** Add a party that did not sign up: a number, and a nickname if they give one. */
export function AddAttendeeForm({
  requestId: first,
  reply: given,
  isOpen,
  isEarly,
  onAdd,
}: {
  requestId: string;
  reply: SubmissionResult<string[]> | undefined;
  isOpen: boolean;
  isEarly: boolean;
  /** Adds the party on this page; null where the form is posted. */
  onAdd: ((party: AddedParty, event: FormEvent) => void) | null;
}) {
  const { t } = useTranslation("checkIn");
  const isMine = given?.initialValue?.["partySize"] !== undefined || given?.error?.["partySize"] !== undefined;
  const reply = isMine ? given : undefined;
  const [requestId, setRequestId] = useState(first);
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "add",
    lastResult: reply ?? null,
    defaultValue: { requestId: first, nickname: "", partySize: "1" },
  });
  function added(event: FormEvent<HTMLFormElement>) {
    const party = onAdd && readParty(event.currentTarget, requestId);
    // The server says what is wrong with a party; offline there is nobody to say it, and the page must stay.
    if (party || !navigator.onLine) event.preventDefault();
    if (!party) return;
    onAdd(party, event);
    event.currentTarget.reset();
    setRequestId(crypto.randomUUID());
  }
  const labels = { nickname: t("list.name"), partySize: t("add.people") };
  return (
    <details open={isOpen || reply !== undefined} className="part">
      <summary>{t("add.title")}</summary>
      <form method="post" action="?add" id={form.id} noValidate onSubmit={added}>
        <ErrorSummary form={form} labels={labels} />
        <input type="hidden" name="requestId" value={requestId} readOnly />
        <div className="pair">
          <TextField field={fields.partySize} label={labels.partySize} inputMode="numeric" autoComplete="off" />
          <TextField
            field={fields.nickname}
            label={labels.nickname}
            autoComplete="off"
            maxLength={nicknameLimit * 2}
            isOptional
          />
        </div>
        <button type="submit" className="quiet">
          {isEarly ? t("add.early") : t("add.submit")}
        </button>
      </form>
    </details>
  );
}

/** Read a party that the server would take; null for any other, and in a browser that makes no ids. */
function readParty(form: HTMLFormElement, requestId: string): AddedParty | null {
  const values = new FormData(form);
  const nickname = String(values.get("nickname") ?? "").trim();
  const partySize = latinDigits(String(values.get("partySize") ?? "")).trim();
  const isFit = /^[1-9]\d?$/.test(partySize) && nickname.length <= nicknameLimit;
  return isFit && "randomUUID" in crypto ? { requestId, nickname, partySize: Number(partySize) } : null;
}
