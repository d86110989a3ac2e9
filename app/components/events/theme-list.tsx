import { labelOf } from "#app/domain/model/vocabulary.ts";
import { useVocabulary } from "#app/components/shell/reader-context.tsx";
import { Icon, isIconName } from "#app/components/ui/icon.tsx";

/** Show themes and format of an event in words, each theme with its icon: colour alone must not carry meaning. */
export function Themes({ themes, format }: { themes: readonly string[]; format: string }) {
  const vocabulary = useVocabulary();
  return (
    <p className="themes">
      {themes.map((code) => (
        <span key={code} className={`theme t-${code}`}>
          {isIconName(code) && <Icon name={code} />}
          {labelOf(vocabulary, "theme", code)}
        </span>
      ))}
      <span className="format">{labelOf(vocabulary, "format", format)}</span>
    </p>
  );
}
