import { organisePath } from "#app/domain/organise-paths.ts";
import type { ManyPage } from "#app/domain/own-events/get-many-page.server.ts";
import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { StartText } from "../overview/start-text.tsx";
import { ChosenFields } from "./many-outcome.tsx";

type Props = { many: ManyPage; reply: SubmissionResult<string[]> | undefined };
type Values = { venueName: string; streetAddress: string; district: string; isReplacing: string };

/** Name the number and the first ten of the chosen events, and ask once. */
export function ConfirmMany({ many, reply }: Props) {
  const { t } = useTranslation(["ownEvents", "eventForm"]);
  const language = useLanguage();
  const { act, eventIds, others } = many;
  const count = eventIds.length;
  const [form, fields] = useForm<Values, Values, string[]>({ id: "many", lastResult: reply ?? null });
  const labels = {
    venueName: t("eventForm:form.venueName"),
    streetAddress: t("eventForm:form.streetAddress"),
    district: t("eventForm:form.district"),
  };
  return (
    <>
      <h1>{t(`many.title.${act}`)}</h1>
      {count === 0 ? (
        <p>{t(others > 0 ? "many.noneOf" : "many.none")}</p>
      ) : (
        <form method="post" id={form.id} noValidate>
          <input type="hidden" name="act" value={act} />
          <ChosenFields ids={eventIds} />
          <ErrorSummary form={form} labels={labels} />
          {act === "venue" && <VenueFields fields={fields} labels={labels} venues={many.venues} />}
          <p className="lead">{t(`many.ask.${act}`, { count })}</p>
          <Consequences many={many} />
          <p className="actions">
            <button type="submit" {...(act === "delete" ? { className: "danger" } : {})}>
              {t(`many.do.${act}`, { count })}
            </button>
            <a href={organisePath(language)}>{t("many.cancel")}</a>
          </p>
          <NamedEvents many={many} />
        </form>
      )}
    </>
  );
}

function Consequences({ many: { act, others, publicCount, trustedCount } }: { many: ManyPage }) {
  const { t } = useTranslation("ownEvents");
  return (
    <>
      {others > 0 && <p>{t("many.others", { count: others })}</p>}
      {act === "venue" && publicCount > 0 && <p>{t("many.told", { count: publicCount })}</p>}
      {act === "submit" && trustedCount > 0 && <p>{t("many.atOnce", { count: trustedCount })}</p>}
    </>
  );
}

function NamedEvents({ many: { named, eventIds } }: { many: ManyPage }) {
  const { t } = useTranslation(["ownEvents", "organise"]);
  const language = useLanguage();
  const more = eventIds.length - named.length;
  return (
    <>
      <ul className="rows">
        {named.map(({ eventId, title, language: textLanguage, start, place }) => (
          <li key={eventId}>
            <b>
              <UserText text={title || t("organise:draft.untitled")} language={title ? textLanguage : language} />
            </b>
            <span className="soft">
              <StartText start={start} /> · <bdi>{place}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t("many.more", { count: more })}</p>}
    </>
  );
}

type Fields = ReturnType<typeof useForm<Values, Values, string[]>>[1];

function VenueFields({
  fields,
  labels,
  venues,
}: {
  fields: Fields;
  labels: Record<"venueName" | "streetAddress" | "district", string>;
  venues: ManyPage["venues"];
}) {
  const { t } = useTranslation("ownEvents");
  return (
    <div className="part">
      <TextField field={fields.venueName} label={labels.venueName} dir="auto" list="venues" />
      <datalist id="venues">
        {venues.map(({ id, venueName, streetAddress }) => (
          <option key={id} value={venueName ?? ""}>
            {streetAddress}
          </option>
        ))}
      </datalist>
      <TextField field={fields.streetAddress} label={labels.streetAddress} isOptional dir="auto" />
      <TextField field={fields.district} label={labels.district} isOptional dir="auto" />
      <label className="tick">
        <input
          type="checkbox"
          name="isReplacing"
          value="yes"
          defaultChecked={fields.isReplacing.initialValue === "yes"}
        />
        {t("venueToo")}
      </label>
    </div>
  );
}
