import { labelOf } from "#app/domain/model/vocabulary.ts";
import { commaOf, listText } from "#app/domain/text/list-text.ts";
import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";
import { Icon, isIconName } from "#app/components/ui/icon.tsx";

/** Show the format of an event with the icon and colour of its first theme; the themes are read aloud. */
export function FormatWithThemes({ themes, format }: { themes: readonly string[]; format: string }) {
  const vocabulary = useVocabulary();
  const language = useLanguage();
  const [first = ""] = themes;
  const labels = themes.map((code) => labelOf(vocabulary, "theme", code));
  return (
    <span className="theme">
      {isIconName(first) && <Icon name={first} />}
      <span className="hidden">{`${listText(labels, language)}${commaOf(language)}`}</span>
      {labelOf(vocabulary, "format", format)}
    </span>
  );
}

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
