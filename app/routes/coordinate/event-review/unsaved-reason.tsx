import { UserQuote } from "#app/components/ui/user-text.tsx";
import type { ReviewItem } from "#app/domain/review/get-review-item.server.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { Notice } from "#app/components/ui/notice.tsx";

/**
 * Say why a form was refused that the page does not show any more, because another coordinator decided first, and
 * repeat its reason text.
 */
export function LostReply({ item, reply }: { item: ReviewItem; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("coordinate");
  const say = useFaultText();
  const texts = Object.values(reply?.error ?? {}).flatMap((found) => found ?? []);
  const sent = (reply?.initialValue ?? {}) as Readonly<Record<string, unknown>>;
  if (texts.length === 0 || hasForm(item, sent)) return null;
  const words = typeof sent["reason"] === "string" && sent["reason"] !== "" ? sent["reason"] : null;
  return (
    <Notice tone="stop" title={texts.map(say).join(" ")}>
      {words && (
        <>
          <p>{t("lost.words")}</p>
          <UserQuote text={words} />
        </>
      )}
      <p>
        <a href="#history">{t("lost.toHistory")}</a>
      </p>
    </Notice>
  );
}

/** Tell whether the page still shows the form that was sent, with its faults. */
function hasForm(item: ReviewItem, sent: Readonly<Record<string, unknown>>): boolean {
  switch (sent["intent"]) {
    case "decide":
      return item.review === "submitted" && sent["revision"] === String(item.revision);
    case "revise":
      return item.review === "approved" && item.proposal?.version === sent["version"];
    case "undo":
      return item.urgentChanges.some(
        (urgentChanges) => urgentChanges.id === sent["urgentChangeId"] && urgentChanges.version === sent["version"],
      );
    case "show":
      return item.review === "hidden";
    case "answer":
      return item.reports.some((report) => report.id === sent["reportId"] && report.answer === null);
    default:
      return sent["intent"] === "write" || sent["intent"] === "note";
  }
}
