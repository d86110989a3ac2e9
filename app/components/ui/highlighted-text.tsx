// biome-ignore-all lint/suspicious/noArrayIndexKey: the parts of a written text never change places
import { directionOf } from "#app/domain/languages/language.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { foundParts } from "#app/domain/text/highlight.ts";

/**
 * Show a user's text with the words of a search highlighted.
 * @param language language of the text; absent for a name
 * @param found folded words, as `searchWords` makes them
 */
export function FoundText({ text, language, found }: { text: string; language?: string; found: readonly string[] }) {
  const own = language === undefined ? {} : { lang: language, dir: directionOf(language) };
  return (
    <bdi {...own}>
      {foundParts(text, found).map((part, index) => {
        const words = isolateNumbers(part.text, language);
        return part.isFound ? <mark key={index}>{words}</mark> : words;
      })}
    </bdi>
  );
}
