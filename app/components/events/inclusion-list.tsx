import type { Attendance, InclusionAnswer } from "#app/domain/model/event.ts";
import type { ParticipationMode } from "#app/domain/model/participation.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { derivedOffers, labelOf } from "#app/domain/model/vocabulary.ts";
import { useTranslation } from "react-i18next";
import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";
import { Icon, isIconName } from "#app/components/ui/icon.tsx";

/** List what an event offers, and what it does not. Unanswered questions are left out: no answer is not a "no". */
export function OfferList({
  inclusion,
  attendance,
  participation,
}: {
  inclusion: readonly { code: string; answer: InclusionAnswer }[];
  attendance: Attendance;
  participation: ParticipationMode;
}) {
  const { t } = useTranslation("event");
  const vocabulary = useVocabulary();
  const language = useLanguage();
  const label = (code: string) => labelOf(vocabulary, "inclusion", code);
  // That an event is online is no offer: it stands where the place is.
  const derived = derivedOffers({ attendance, participation })
    .filter((code) => code !== "online")
    .map((code) => ({ code, answer: "yes" as const }));
  const offered = [...inclusion.filter((answer) => answer.answer !== "no"), ...derived];
  const missing = inclusion.filter((answer) => answer.answer === "no");
  if (offered.length + missing.length === 0) return null;
  return (
    <section aria-labelledby="offers">
      <h2 id="offers">{t("offers")}</h2>
      <ul className="offers">
        {offered.map(({ code, answer }) => (
          <li key={code}>
            <Icon name={isIconName(code) ? code : "check"} />
            {answer === "on_request" ? t("onRequest", { label: label(code) }) : label(code)}
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p className="soft">
          {t("notOffered", {
            list: listText(
              missing.map((answer) => label(answer.code)),
              language,
            ),
          })}
        </p>
      )}
    </section>
  );
}
