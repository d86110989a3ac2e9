import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { commonInclusionCodes, type decisiveInclusionCodes, labelOf } from "#app/domain/model/vocabulary.ts";
import { nameForReader } from "#app/domain/languages/spoken-language-names.ts";
import type { EventCard } from "#app/domain/programme/event-card.ts";
import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";
import { Icon, type IconName, isIconName } from "#app/components/ui/icon.tsx";
import { useTranslation } from "react-i18next";

const maxOnCard = 3;

/** Offers in the order of the card. Step-free access is left out: nearly all offer it, and those who need it filter. */
const onCard = [
  "free",
  "no_id",
  "food",
  "interpretation",
  "childcare",
  "women_only",
  "children_welcome",
] as const satisfies (typeof decisiveInclusionCodes)[number][];

/**
 * Show up to three facts that set an event apart: first that it is not free or asks for papers, or has not answered
 * this; then the spoken languages, and what it offers.
 */
export function CardDetails({ card, isSummarised }: { card: EventCard; isSummarised: boolean }) {
  const vocabulary = useVocabulary();
  const language = useLanguage();
  const label = (code: string) => labelOf(vocabulary, "inclusion", code);
  const warnings = useCommonWarnings(card);
  const spoken = card.spoken.map((code) => isolated(nameForReader(code, language), language));
  const offered = onCard.filter((code) => card.offers.includes(code) && !(isSummarised && isCommon(code)));
  const facts: Fact[] = [
    ...warnings,
    ...(spoken.length > 0 ? [{ icon: "speech" as const, text: listText(spoken, language) }] : []),
    ...offered.map((code) => ({ icon: isIconName(code) ? code : ("check" as const), text: label(code) })),
  ];
  if (facts.length === 0) return null;
  return (
    <ul className="facts">
      {facts.slice(0, maxOnCard).map(({ icon, text }) => (
        <li key={text}>
          <Icon name={icon} />
          {text}
        </li>
      ))}
    </ul>
  );
}

type Fact = { icon: IconName; text: string };

/** List the common inclusion codes that an event does not answer with yes, in words: no, on request, or not answered. */
export function useCommonWarnings(card: EventCard): Fact[] {
  const { t } = useTranslation("event");
  const vocabulary = useVocabulary();
  return commonInclusionCodes.flatMap((code): Fact[] => {
    const answer = card.common[code];
    if (answer === "yes") return [];
    if (answer === "on_request")
      return [{ icon: code, text: t("onRequest", { label: labelOf(vocabulary, "inclusion", code) }) }];
    return [{ icon: answer === "no" ? code : "ask", text: t(`card.${code}.${answer ?? "unknown"}`) }];
  });
}

const isCommon = (code: string) => (commonInclusionCodes as readonly string[]).includes(code);
