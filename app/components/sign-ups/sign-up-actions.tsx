import { ConfirmAction } from "#app/components/forms/confirm-action.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { Seat } from "./sign-up-ticket.tsx";

/** Show the possible actions for a sign-up: accept an offer, change the party size, cancel. */
export function SeatActions({ seat, reply }: { seat: Seat; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation(["signUp", "attendee"]);
  return (
    <>
      {seat.offer && (
        <form method="post" className="actions">
          <input type="hidden" name="signUpId" value={seat.signUpId} />
          <button type="submit" name="intent" value="accept" className="big">
            {t("act.accept")}
          </button>
        </form>
      )}
      {seat.maxPartySize !== null && seat.state !== "offered" && <PartyForm seat={seat} reply={reply} />}
      {seat.canCancel && (
        <ConfirmAction what={cancelText(seat, t)} hint={t("attendee:page.cancelHint")} intent="cancel">
          <input type="hidden" name="signUpId" value={seat.signUpId} />
        </ConfirmAction>
      )}
    </>
  );
}

function cancelText(seat: Seat, t: ReturnType<typeof useTranslation<["signUp", "attendee"]>>["t"]): string {
  if (seat.state === "waiting") return t("act.leave");
  return seat.state === "offered" ? t("act.decline") : t("attendee:page.cancel");
}

type Values = { partySize: string };

/** Show the form for the party size, folded unless it was refused. */
function PartyForm({ seat, reply }: { seat: Seat; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("signUp");
  const isMine = reply?.initialValue?.["signUpId"] === seat.signUpId && reply.initialValue["intent"] === "party";
  const [form, fields] = useForm<Values, Values, string[]>({
    id: `party-${seat.signUpId}`,
    lastResult: isMine ? reply : null,
    defaultValue: { partySize: String(seat.partySize) },
  });
  const label = t("form.partySize");
  return (
    <details open={isMine}>
      <summary>{t("act.party")}</summary>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ partySize: label }} />
        <input type="hidden" name="signUpId" value={seat.signUpId} />
        <TextField
          field={fields.partySize}
          label={label}
          hint={t("form.partySizeHint", { max: seat.maxPartySize ?? seat.partySize })}
          inputMode="numeric"
          className="short"
          autoComplete="off"
        />
        <button type="submit" name="intent" value="party">
          {t("act.partySave")}
        </button>
      </form>
    </details>
  );
}
