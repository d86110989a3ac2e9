import type { CommonCounts } from "#app/domain/programme/event-card.ts";
import { labelOf } from "#app/domain/model/vocabulary.ts";
import { useVocabulary } from "#app/components/shell/reader-context.tsx";
import { useTranslation } from "react-i18next";

/** Say once above a list how many of its dates are free and ask for no papers; cards say where it is otherwise. */
export function CommonOffers({ counts }: { counts: CommonCounts | null }) {
  const { t } = useTranslation("event");
  const vocabulary = useVocabulary();
  if (!counts || counts.total === 0) return null;
  const label = (code: string) => labelOf(vocabulary, "inclusion", code);
  return (
    <p className="common-offers">
      {t("commonOffers", {
        free: label("free"),
        freeCount: counts.free,
        noId: label("no_id"),
        noIdCount: counts.no_id,
        total: counts.total,
      })}
    </p>
  );
}
