import type { EventCard as Card } from "#app/domain/programme/event-card.ts";
import { useTranslation } from "react-i18next";
import { EventCards } from "#app/components/events/event-cards.tsx";

export function FeaturedCards({ cards, isSummarised = false }: { cards: readonly Card[]; isSummarised?: boolean }) {
  const { t } = useTranslation("public");
  if (cards.length === 0) return null;
  return (
    <section className="featured" aria-labelledby="featured">
      <h2 id="featured">{t("featured")}</h2>
      <EventCards cards={cards} isSummarised={isSummarised} withDay />
    </section>
  );
}
