import { sharePath } from "#app/domain/paths.ts";
import { featureEventPath, typoFixPath } from "#app/domain/coordinate-paths.ts";
import { endonyms } from "#app/domain/languages/language.ts";
import { hideEventPath } from "#app/domain/organise-paths.ts";
import type { ReviewItem } from "#app/domain/review/get-review-item.server.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ReasonForm } from "#app/components/forms/reason-form.tsx";
import { RareAct, RareActs, usePeopleText } from "#app/components/review/rare-acts.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Props = { item: ReviewItem; reply: SubmissionResult<string[]> | undefined };

/** Fold what is rarely done with an event: feature, correct the spelling, hide; a hidden one is restored here. */
export function RareEventActs({ item, reply }: Props) {
  const isPublic = item.review === "approved";
  const canFixTypos = isPublic || item.review === "submitted";
  if (!canFixTypos && item.review !== "hidden") return null;
  return (
    <RareActs>
      {isPublic && <Promote item={item} />}
      {canFixTypos && <FixTypos item={item} />}
      {isPublic && <Hide item={item} />}
      {item.review === "hidden" && <Restore reply={reply} />}
    </RareActs>
  );
}

function Promote({ item: { view } }: Pick<Props, "item">) {
  const { t } = useTranslation(["promotion", "rareActs"]);
  const language = useLanguage();
  return (
    <RareAct label={t("feature.sectionTitle")} says={[t("rareActs:feature")]}>
      <ul className="links">
        <li>
          <a href={featureEventPath(language, view.eventId)}>{t("feature.link")}</a>
        </li>
        <li>
          <a href={sharePath(language, view.slug)}>{t("share.link")}</a>
        </li>
      </ul>
    </RareAct>
  );
}

function FixTypos({ item }: Pick<Props, "item">) {
  const { t } = useTranslation(["coordinate", "rareActs"]);
  const language = useLanguage();
  const lead = item.review === "approved" ? t("typoFix.leadPublic") : t("typoFix.lead");
  return (
    <RareAct label={t("typoFix.link")} says={[lead, t("rareActs:nobodyHears")]}>
      <ul className="links">
        {item.texts.map((text) => (
          <li key={text.language}>
            <a href={typoFixPath(language, item.view.eventId, text.language)} lang={text.language}>
              {endonyms[text.language]}
            </a>
          </li>
        ))}
      </ul>
    </RareAct>
  );
}

function Hide({ item }: Pick<Props, "item">) {
  const { t } = useTranslation(["hiding", "rareActs"]);
  const language = useLanguage();
  const says = [t("event.hideHint"), usePeopleText()(item.reachedCount), t("rareActs:organisation")];
  return (
    <RareAct id="emergency" label={t("event.hide")} says={says} isDangerous>
      <p>
        <a className="button danger" href={hideEventPath(language, item.view.eventId)}>
          {t("rareActs:hide")}
        </a>
      </p>
    </RareAct>
  );
}

function Restore({ reply }: Pick<Props, "reply">) {
  const { t } = useTranslation(["hiding", "coordinate", "rareActs"]);
  return (
    <RareAct
      id="emergency"
      label={t("event.show")}
      says={[t("event.showHint"), t("rareActs:restored"), t("rareActs:organisation")]}
      isOpen
    >
      <ReasonForm
        id="show"
        name="reason"
        label={t("coordinate:review.reason")}
        sends={{ intent: "show" }}
        reply={reply}
        isOptional
      >
        <button type="submit">{t("event.show")}</button>
      </ReasonForm>
    </RareAct>
  );
}
