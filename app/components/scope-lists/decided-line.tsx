import type { AccountFunction } from "#app/domain/coordinators/account-functions.server.ts";
import { excerpt } from "#app/domain/text/excerpt.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { LocalDate } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { useFunctionText } from "./use-function-text.ts";

type Decided = { day: LocalDate; by: AccountFunction; reason: string | null };

/** Say when, by whom and why something was decided. */
export function DecidedLine({ decided, countryCode }: { decided: Decided; countryCode: string }) {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  const nameOf = useFunctionText();
  const day = formatLocal(decided.day, "dayShort", formatLocaleFor(language, countryCode));
  return (
    <>
      <p>
        <bdi>{t("row.decided", { day, who: nameOf(decided.by) })}</bdi>
      </p>
      {decided.reason === null ? (
        <p>{t("row.noReason")}</p>
      ) : (
        <blockquote dir="auto">{isolateNumbers(excerpt(decided.reason, longestReason))}</blockquote>
      )}
    </>
  );
}

/** Maximum length of a reason on a row, in characters; all of it stands on the page of the thing. */
const longestReason = 160;
