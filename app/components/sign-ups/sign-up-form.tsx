import { When } from "#app/components/events/date-time.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { ChoiceField, TextField } from "#app/components/forms/fields.tsx";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { whatWeKeepPath } from "#app/domain/paths.ts";
import type { EventView } from "#app/domain/events/build-event-view.server.ts";
import { keepSignUpMs, nicknameLimit, signUpNeeds } from "#app/domain/model/sign-up.ts";
import type { signUpForm } from "#app/domain/sign-ups/sign-up-form.ts";
import { days } from "#app/domain/time/zoned-time.ts";
import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { NetworkNotice, type NetworkLimits } from "./network-notice.tsx";
import { type Choice, choicesOf } from "./sign-up-choices.ts";
import { WaitingRule } from "./waitlist-rule.tsx";

type Form = z.input<typeof signUpForm>;

type Mode = {
  /** True if the visitor has an attendee page already, so no address is asked for. */
  isAdded?: boolean;
  /** True if a visitor signs another person up. */
  isForOther?: boolean;
};

type Fields = ReturnType<typeof useForm<Form, Form, string[]>>[1];

/** Show the sign-up form. It works without JavaScript, and comes back as it was typed when it is refused. */
export function JoinForm({
  event,
  requestId,
  limits,
  reply,
  ...mode
}: {
  event: EventView;
  requestId: string;
  limits: NetworkLimits;
  reply: SubmissionResult<string[]> | undefined;
} & Mode) {
  const { t } = useTranslation(["signUp", "event"]);
  const language = useLanguage();
  const choices = choicesOf(event);
  const open = choices.filter((choice) => choice.closed === null);
  const [form, fields] = useForm<Form, Form, string[]>({
    id: "join",
    lastResult: reply ?? null,
    defaultValue: { requestId, partySize: "1", ...onlyOne(open) },
  });
  const labels = useJoinLabels(mode);
  if (open.length === 0 && !reply)
    return <Notice tone="warn" title={t(choices.length === 0 ? "event:justCome" : "form.none")} />;
  const isAllFull = open.length > 0 && open.every((choice) => choice.isFull);
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <input type="hidden" name="requestId" value={fields.requestId.initialValue ?? requestId} />
      {mode.isForOther && <input type="hidden" name="forOther" value="1" />}
      <NetworkNotice event={event} limits={limits} />
      {limits.length > 0 && <input type="hidden" name="limitSeen" value="yes" />}
      <DateChoice event={event} choices={choices} field={fields.dateId} />
      <AboutFields fields={fields} event={event} choices={choices} mode={mode} />
      <p className="soft">
        {t("form.keep", { days: keepSignUpMs / days(1) })} <a href={whatWeKeepPath(language)}>{t("form.whatWeKeep")}</a>
      </p>
      {open.some((choice) => choice.isFull) && <WaitingRule />}
      <button type="submit" className="big">
        {t(isAllFull ? "form.wait" : "form.submit")}
      </button>
    </form>
  );
}

/** Return the only open choice. Of several none is preselected, since a wrong date is too easily booked. */
function onlyOne(open: readonly Choice[]): { dateId?: string } {
  const [only, ...rest] = open;
  return only && rest.length === 0 ? { dateId: only.value } : {};
}

function useJoinLabels(mode: Mode) {
  const { t } = useTranslation(["signUp", "attendee"]);
  return {
    dateId: t("form.date"),
    nickname: t("form.nickname"),
    partySize: t(mode.isForOther ? "attendee:other.partySize" : "form.partySize"),
    needs: t("form.needs"),
    email: t("form.email"),
  };
}

/**
 * Ask for the party size; for the mode `sign_up` also for a nickname, needs and, without an attendee page, an address.
 */
function AboutFields({
  fields,
  event,
  choices,
  mode,
}: {
  fields: Fields;
  event: EventView;
  choices: readonly Choice[];
  mode: Mode;
}) {
  const { t } = useTranslation(["signUp", "attendee", "event"]);
  const labels = useJoinLabels(mode);
  const size = (
    <TextField
      field={fields.partySize}
      label={labels.partySize}
      hint={t(mode.isForOther ? "attendee:other.partySizeHint" : "form.partySizeHint", { max: event.partyLimit })}
      inputMode="numeric"
      className="short"
      autoComplete="off"
    />
  );
  // If one session asks for them, all do: it is not known yet which one will be chosen.
  if (!choices.some((choice) => choice.participation === "sign_up")) return size;
  return (
    <>
      <TextField
        field={fields.nickname}
        label={labels.nickname}
        hint={t("form.nicknameHint")}
        autoComplete="off"
        maxLength={nicknameLimit * 2}
      />
      {size}
      <ChoiceField
        field={fields.needs}
        label={labels.needs}
        hint={t("form.needsHint")}
        isOptional
        kind="checkbox"
        options={signUpNeeds.map((need) => ({ value: need, label: t(`event:need.${need}`) }))}
      />
      {!mode.isAdded && !mode.isForOther && (
        <TextField
          field={fields.email}
          label={labels.email}
          hint={t("form.emailHint")}
          isOptional
          type="email"
          dir="ltr"
          autoComplete="email"
        />
      )}
    </>
  );
}

/** Ask for a date or session if there are several; unavailable ones say why. */
function DateChoice({
  event,
  choices,
  field,
}: {
  event: EventView;
  choices: readonly Choice[];
  field: FieldMetadata<string, Form, string[]>;
}) {
  const { t } = useTranslation("signUp");
  const say = useFaultText();
  const [only] = choices;
  if (choices.length === 1 && only) {
    return (
      <>
        <ChoiceText choice={only} event={event} />
        {only.isFull && <Notice tone="warn" title={t("form.allTaken")} />}
        <input type="hidden" name="dateId" value={only.value} />
      </>
    );
  }
  return (
    <fieldset className="field" id={field.id} tabIndex={-1}>
      <legend>{t(choices.some((choice) => choice.title) ? "form.what" : "form.date")}</legend>
      {field.errors && <p className="fault">{field.errors.map(say).join(" ")}</p>}
      <div className="choices">
        {choices.map((choice) => (
          <label key={choice.value} className="tick">
            <input
              type="radio"
              name={field.name}
              value={choice.value}
              defaultChecked={field.initialValue === choice.value}
              disabled={choice.closed !== null}
              required
            />
            <span>
              <ChoiceText choice={choice} event={event} />
              {choice.closed && <b className="stop"> {t(`form.${choice.closed}`)}</b>}
              {!choice.closed && choice.isFull && <b className="warn"> {t("form.fullShort")}</b>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function ChoiceText({ choice, event }: { choice: Choice; event: EventView }) {
  const when = { ...choice.date, ...choice.times, countryCode: event.countryCode, cityName: event.cityName };
  return (
    <>
      {choice.title && (
        <b>
          <UserText text={choice.title.text} language={choice.title.language} />
          <br />
        </b>
      )}
      <When date={when} isOnline={event.attendance === "online"} />
    </>
  );
}
