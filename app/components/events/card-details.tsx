import { commaOf } from "#app/domain/text/list-text.ts";
import { decisiveInclusionCodes, labelOf } from "#app/domain/model/vocabulary.ts";
import { isSpokenLanguage, nameOfLanguage } from "#app/domain/languages/spoken-language.ts";
import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";
import { Icon, isIconName } from "#app/components/ui/icon.tsx";

const maxOnCard = 4;

/** Show up to four facts that attendees decide by: what the event offers, then the spoken languages. */
export function CardDetails({ offers, spoken }: { offers: readonly string[]; spoken: readonly string[] }) {
  const vocabulary = useVocabulary();
  const decisive = decisiveInclusionCodes.filter((code) => offers.includes(code)).slice(0, maxOnCard - 1);
  if (decisive.length === 0 && spoken.length === 0) return null;
  return (
    <ul className="facts">
      {decisive.map((code) => (
        <li key={code}>
          {isIconName(code) && <Icon name={code} />}
          {labelOf(vocabulary, "inclusion", code)}
        </li>
      ))}
      {spoken.length > 0 && (
        <li>
          <Icon name="speech" />
          <LanguageNames codes={spoken} />
        </li>
      )}
    </ul>
  );
}

/** List languages by their endonyms, each in its direction. */
export function LanguageNames({ codes }: { codes: readonly string[] }) {
  const comma = commaOf(useLanguage());
  return (
    <span>
      {codes.map((code, index) => (
        <span key={code}>
          {index > 0 && comma}
          <bdi lang={isSpokenLanguage(code) ? code : undefined}>{nameOfLanguage(code)}</bdi>
        </span>
      ))}
    </span>
  );
}
