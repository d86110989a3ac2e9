import type { ReviewItem } from "#app/domain/review/get-review-item.server.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { EventPicture } from "#app/components/events/event-picture.tsx";
import { ChangeList } from "#app/components/changes/change-list.tsx";
import { SideBySide } from "#app/components/changes/side-by-side.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { isUrgentChangeInBar } from "./event-decision.tsx";
import { ReasonForm } from "#app/components/forms/reason-form.tsx";

function StaysForm({ id, version }: { id: string; version: string }) {
  const { t } = useTranslation("coordinate");
  return (
    <form method="post">
      <input type="hidden" name="urgentChangeId" value={id} />
      <input type="hidden" name="version" value={version} />
      <button type="submit" name="intent" value="seen">
        {t("urgentChanges.stays")}
      </button>
    </form>
  );
}

type Props = { item: ReviewItem; reply: SubmissionResult<string[]> | undefined };

/** Show the proposed changes of a published event, beside the public version. */
export function ProposalBox({ item }: Pick<Props, "item">) {
  const { t } = useTranslation("coordinate");
  const { proposal } = item;
  if (!proposal || item.review !== "approved") return null;
  return (
    <section id="proposal" aria-labelledby="proposal-title">
      <h2 id="proposal-title">{t("proposal.title")}</h2>
      <p className="hint">{t("proposal.lead")}</p>
      {proposal.changes.length > 0 && <SideBySide changes={proposal.changes} />}
      {proposal.picture && <ProposedPicture item={item} />}
    </section>
  );
}

function ProposedPicture({ item }: { item: ReviewItem }) {
  const { t } = useTranslation("coordinate");
  const picture = item.proposal?.picture;
  if (!picture) return null;
  const language = item.view.originalLanguage;
  return (
    <div className="pictures">
      <p>
        <b>{t("proposal.picture")}</b>
      </p>
      <EventPicture picture={{ ...picture.after, language }} />
      <p>
        {t("proposal.alternativeText")} <bdi lang={language}>{picture.after.alternativeText}</bdi>
      </p>
      <p className="soft">{t(picture.before ? "proposal.insteadOf" : "proposal.firstPicture")}</p>
    </div>
  );
}

/** List urgent changes, which are public already: each can stay, or be taken back with a reason. */
export function UrgentChangesBox({ item, reply }: Props) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  if (item.urgentChanges.length === 0 || item.review !== "approved") return null;
  const dayOf = (dateId: string | null) => item.view.dates.find((date) => date.dateId === dateId)?.startsAtLocal;
  return (
    <section className="part" id="facts-changed" aria-labelledby="facts-title">
      <h2 id="facts-title">{t("urgentChanges.title")}</h2>
      <p>{t("urgentChanges.lead")}</p>
      {item.urgentChanges.map((urgentChanges) => {
        const day = dayOf(urgentChanges.dateId);
        return (
          <div key={urgentChanges.id} className="fact-change">
            <h3>
              {day ? (
                <bdi>{momentText(day, language, item.view.countryCode)}</bdi>
              ) : (
                t(urgentChanges.action === "publish" ? "urgentChanges.published" : "urgentChanges.wholeEvent")
              )}
            </h3>
            <p className="soft">
              {t("urgentChanges.since")} <bdi>{momentText(urgentChanges.atLocal, language, item.view.countryCode)}</bdi>
            </p>
            <ChangeList changes={urgentChanges.changes} />
            {!isUrgentChangeInBar(item) && <StaysForm id={urgentChanges.id} version={urgentChanges.version} />}
            {urgentChanges.canUndo && (
              <details>
                <summary>{t("urgentChanges.undo")}</summary>
                <ReasonForm
                  id={`undo-${urgentChanges.id}`}
                  name="reason"
                  label={t("review.reason")}
                  hint={t("urgentChanges.undoHint")}
                  sends={{ intent: "undo", urgentChangeId: urgentChanges.id, version: urgentChanges.version }}
                  reply={reply}
                  reasons={item.reasons.filter((reason) => reason.kind === "revision_refused")}
                >
                  <button type="submit" className="danger">
                    {t("urgentChanges.undo")}
                  </button>
                </ReasonForm>
              </details>
            )}
          </div>
        );
      })}
    </section>
  );
}
