import { When } from "#app/components/events/when.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { ChoiceField, TextField } from "#app/components/forms/fields.tsx";
import { useFaultWords } from "#app/components/forms/fault-words.ts";
import { useLanguage } from "#app/components/shell/reader.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { whatWeKeepPath } from "#app/domain/addresses.ts";
import type { EventView, EventViewDate } from "#app/domain/events/build-event-view.server.ts";
import { keepSignUpMs, nicknameLimit, signUpNeeds } from "#app/domain/sign-ups/sign-up.ts";
import type { signUpForm } from "#app/domain/sign-ups/sign-up-form.ts";
import { days } from "#app/domain/time/zoned-time.ts";
import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";

type Form = z.input<typeof signUpForm>;

const isOpen = (date: EventViewDate) =>
  !date.isFull && !date.isClosed && !date.hasBegun && (date.life === "scheduled" || date.life === "moved_online");

/** Sign-up in one step. Works without JavaScript; whatever is refused comes back as it was typed. */
export function JoinForm({
  event,
  requestId,
  reply,
}: {
  event: EventView;
  requestId: string;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["public", "event"]);
  const language = useLanguage();
  const open = event.door === "just_come" ? [] : event.dates.filter(isOpen);
  const [only, ...rest] = open;
  const [form, fields] = useForm<Form, Form, string[]>({
    id: "join",
    lastResult: reply ?? null,
    // Of several dates none is chosen for people: a wrong one is booked too easily.
    defaultValue: { requestId, partySize: "1", ...(only && rest.length === 0 ? { dateId: only.dateId } : {}) },
  });
  const labels = {
    dateId: t("join.date"),
    nickname: t("join.nickname"),
    partySize: t("join.partySize"),
    needs: t("join.needs"),
    email: t("join.email"),
  };
  if (open.length === 0 && !reply)
    return <Notice tone="warn" title={t(event.door === "just_come" ? "event:justCome" : "join.none")} />;
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <input type="hidden" name="requestId" value={fields.requestId.initialValue ?? requestId} />
      <DateChoice event={event} field={fields.dateId} />
      {event.door === "sign_up" && (
        <TextField
          field={fields.nickname}
          label={labels.nickname}
          hint={t("join.nicknameHint")}
          autoComplete="off"
          maxLength={nicknameLimit * 2}
        />
      )}
      <TextField
        field={fields.partySize}
        label={labels.partySize}
        hint={t("join.partySizeHint", { max: event.partyLimit })}
        inputMode="numeric"
        className="short"
        autoComplete="off"
      />
      {event.door === "sign_up" && (
        <ChoiceField
          field={fields.needs}
          label={labels.needs}
          hint={t("join.needsHint")}
          isOptional
          kind="checkbox"
          options={signUpNeeds.map((need) => ({ value: need, label: t(`event:need.${need}`) }))}
        />
      )}
      {event.door === "sign_up" && (
        <TextField
          field={fields.email}
          label={labels.email}
          hint={t("join.emailHint")}
          isOptional
          type="email"
          dir="ltr"
          autoComplete="email"
        />
      )}
      <p className="soft">
        {t("join.keep", { days: keepSignUpMs / days(1) })} <a href={whatWeKeepPath(language)}>{t("join.whatWeKeep")}</a>
      </p>
      <button type="submit" className="big">
        {t("join.submit")}
      </button>
    </form>
  );
}

/** Which date, if there are several; those that cannot be had any more say why. */
function DateChoice({ event, field }: { event: EventView; field: FieldMetadata<string, Form, string[]> }) {
  const { t } = useTranslation("public");
  const say = useFaultWords();
  const when = (date: EventViewDate) => ({ ...date, countryCode: event.countryCode, cityName: event.cityName });
  const [only] = event.dates;
  if (event.dates.length === 1 && only) {
    return (
      <>
        <p>
          <When date={when(only)} isOnline={event.attendance === "online"} />
        </p>
        <input type="hidden" name="dateId" value={only.dateId} />
      </>
    );
  }
  return (
    <fieldset className="field" id={field.id} tabIndex={-1}>
      <legend>{t("join.date")}</legend>
      {field.errors && <p className="fault">{field.errors.map(say).join(" ")}</p>}
      <div className="choices">
        {event.dates.map((date) => (
          <label key={date.dateId} className="tick">
            <input
              type="radio"
              name={field.name}
              value={date.dateId}
              defaultChecked={field.initialValue === date.dateId}
              disabled={!isOpen(date)}
              required
            />
            <span>
              <When date={when(date)} isOnline={event.attendance === "online"} />
              {!isOpen(date) && <b className="stop"> {t(`join.${closedWord(date)}`)}</b>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function closedWord(date: EventViewDate): "off" | "over" | "full" {
  if (date.life === "cancelled" || date.life === "postponed") return "off";
  return date.hasBegun ? "over" : "full";
}
