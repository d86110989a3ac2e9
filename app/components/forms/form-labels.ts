import { maxDates } from "#app/domain/model/date.ts";
import { useTranslation } from "react-i18next";

/** Return the labels of the event form by field name, for the list of faults. */
export function useFormLabels(): Record<string, string> {
  const { t } = useTranslation("eventForm");
  const labels: Record<string, string> = {
    language: t("form.language"),
    title: t("form.title"),
    summary: t("form.summary"),
    description: t("form.description"),
    themes: t("form.themes"),
    format: t("form.format"),
    cityId: t("form.city"),
    attendance: t("form.attendance"),
    placeLevel: t("form.placeLevel"),
    venueName: t("form.venueName"),
    streetAddress: t("form.streetAddress"),
    district: t("form.district"),
    placeAsk: t("form.placeAsk"),
    joinUrl: t("form.joinUrl"),
    revealHours: t("form.revealHours"),
    partyLimit: t("form.partyLimit"),
    spoken: t("form.spoken"),
    interpreted: t("form.interpreted"),
    otherLanguage: t("form.otherLanguage"),
    signed: t("form.signed"),
    door: t("form.doorQuestion"),
    organisationId: t("form.organisation"),
    contactEmail: t("form.contactEmail"),
    publicContact: t("form.publicContact"),
    inclusion: t("form.inclusion"),
  };
  const parts = {
    day: t("form.day"),
    otherDay: t("form.otherDay"),
    startTime: t("form.startTime"),
    endTime: t("form.endTime"),
    endDay: t("form.endDay"),
    capacity: t("form.capacity"),
  };
  for (let index = 0; index < maxDates; index += 1) {
    for (const [part, label] of Object.entries(parts)) labels[`dates[${index}].${part}`] = label;
  }
  return labels;
}
