import type { Featuring } from "#app/domain/featuring/get-featuring.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { DayField } from "#app/components/forms/typed-time-fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

type Place = Featuring["places"][number];
type Values = { startsOn: string; endsOn: string };

/** Show which events lead the page of a place, in order, with the form to feature this event. */
export function FeaturePlaceBox({
  place,
  featuring,
  reply,
}: {
  place: Place;
  featuring: Featuring;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["promotion", "coordinate", "formHints"]);
  const own = place.leading.find((feature) => feature.isThis);
  const [form, fields] = useForm<Values, Values, string[]>({
    id: `feature-${place.kind}`,
    lastResult: replyFor(reply, { intent: "feature", kind: place.kind }),
    defaultValue: own ?? featuring.usual,
  });
  const labels = { startsOn: t("feature.from"), endsOn: t("feature.until") };
  return (
    <section className="part" aria-labelledby={`place-${place.kind}`}>
      <h2 id={`place-${place.kind}`}>
        <bdi>{place.name ?? t("coordinate:scope.network")}</bdi>
      </h2>
      <LeadingList place={place} />
      {featuring.isPublic && (
        <form method="post" id={form.id} noValidate>
          <ErrorSummary form={form} labels={labels} />
          <input type="hidden" name="kind" value={place.kind} />
          <input type="hidden" name="code" value={place.code} />
          <div className="pair">
            <DayField field={fields.startsOn} label={labels.startsOn} hint={t("formHints:typed.day")} />
            <DayField field={fields.endsOn} label={labels.endsOn} />
          </div>
          <button type="submit" name="intent" value="feature" className={own ? "quiet" : ""}>
            {t(own ? "feature.change" : "feature.add")}
          </button>
        </form>
      )}
    </section>
  );
}

function LeadingList({ place }: { place: Place }) {
  const { t } = useTranslation("promotion");
  const language = useLanguage();
  if (place.leading.length === 0) return <p className="soft">{t("feature.none")}</p>;
  return (
    <ol className="rows">
      {place.leading.map((feature, index) => (
        <li key={feature.id}>
          <span>
            {feature.isThis ? (
              <b>{t("feature.this")}</b>
            ) : (
              <UserText text={feature.title} language={feature.textLanguage} />
            )}{" "}
            <span className="soft">
              {t("feature.days", {
                start: formatLocal(feature.startsOn, "day", formatLocaleFor(language, feature.countryCode)),
                end: formatLocal(feature.endsOn, "day", formatLocaleFor(language, feature.countryCode)),
              })}
            </span>
          </span>
          <form method="post" className="pick">
            <input type="hidden" name="featureId" value={feature.id} />
            {index > 0 && (
              <button
                type="submit"
                name="intent"
                value="up"
                className="quiet small"
                aria-label={t("feature.upOf", { title: feature.title })}
              >
                {t("feature.up")}
              </button>
            )}
            <button
              type="submit"
              name="intent"
              value="remove"
              className="quiet small"
              aria-label={t("feature.removeOf", { title: feature.title })}
            >
              {t("feature.remove")}
            </button>
          </form>
        </li>
      ))}
    </ol>
  );
}
