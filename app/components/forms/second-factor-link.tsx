import { secondFactorPath } from "#app/domain/paths.ts";
import { parseFaultText } from "#app/domain/fault-text.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

const asksForFactor: ReadonlySet<string> = new Set(["factorNeeded", "factorStale"]);

/** Link to the second factor when a form was refused because it was not shown, or too long ago. */
export function FactorLink({ reply }: { reply: SubmissionResult<string[]> | null | undefined }) {
  const { t } = useTranslation("secondFactor");
  const language = useLanguage();
  const texts = Object.values(reply?.error ?? {}).flatMap((found) => found ?? []);
  if (!texts.some((text) => asksForFactor.has(parseFaultText(text).key))) return null;
  return (
    <Notice tone="warn">
      <p>
        <a href={secondFactorPath(language)} target="_blank" rel="noreferrer">
          {t("showAgain")}
        </a>
      </p>
    </Notice>
  );
}
