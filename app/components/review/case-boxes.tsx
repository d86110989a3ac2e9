import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { UserQuote } from "#app/components/ui/user-text.tsx";
import { directionOf } from "#app/domain/languages/language.ts";
import type { ReviewItem } from "#app/domain/review/get-review-item.server.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { useFunctionText } from "#app/components/scope-lists/use-function-text.ts";
import { ReasonForm } from "#app/components/forms/reason-form.tsx";

type Props = { item: ReviewItem; reply: SubmissionResult<string[]> | undefined };

/** Show the problem reports about an event, each with a form to answer. */
export function ReportBox({ item, reply }: Props) {
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  if (item.reports.length === 0) return null;
  const moment = (time: ReviewItem["reports"][number]["atLocal"]) => momentText(time, language, item.view.countryCode);
  return (
    <section className="part" id="reports" aria-labelledby="reports-title">
      <h2 id="reports-title">{t("report.title")}</h2>
      <p className="hint">{t("report.lead")}</p>
      {item.reports.map((report) => (
        <div key={report.id} className="fact-change">
          <h3>{t(`report.kinds.${report.kind}`)}</h3>
          <p className="soft">
            <bdi>{moment(report.atLocal)}</bdi> · {t(report.wantsAnswer ? "report.byMail" : "report.onPage")}
          </p>
          <blockquote lang={report.language} dir={directionOf(report.language)}>
            {isolateNumbers(report.text, report.language)}
          </blockquote>
          {report.answeredLocal ? (
            <>
              <p className="soft">
                {t("report.answered")} <bdi>{moment(report.answeredLocal)}</bdi>
              </p>
              <UserQuote text={report.answer ?? ""} />
            </>
          ) : (
            <ReasonForm
              id={`answer-${report.id}`}
              name="answer"
              label={t("report.answer")}
              hint={t("report.answerHint")}
              sends={{ intent: "answer", reportId: report.id }}
              reply={reply}
            >
              <button type="submit">{t("report.send")}</button>
            </ReasonForm>
          )}
        </div>
      ))}
    </section>
  );
}

/**
 * Show who has claimed the item, so that two coordinators do not do the same work, and a button to claim or release it.
 */
export function ClaimBox({ item }: { item: Pick<ReviewItem, "holder"> }) {
  const { t } = useTranslation("coordinate");
  const { holder } = item;
  const nameOf = useFunctionText();
  return (
    <form method="post" className="hold">
      {holder && <p>{holder.isMine ? t("claim.mine") : t("claim.by", { who: nameOf(holder.by) })}</p>}
      <button type="submit" name="intent" value={holder?.isMine ? "letGo" : "take"} className="quiet small">
        {t(holder?.isMine ? "claim.letGo" : "claim.take")}
      </button>
    </form>
  );
}
