import { labelOf } from "#app/domain/vocabulary/vocabulary.ts";
import { useVocabulary } from "../shell/reader.tsx";
import { Icon, isIconName } from "../ui/icon.tsx";

/** Themes and kind of an event in words, each theme with its icon: colour never speaks alone. */
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
