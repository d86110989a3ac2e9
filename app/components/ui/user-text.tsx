import { directionOf } from "#app/domain/languages/language.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";

/** Words somebody wrote, with the language and direction they are in; `lang` matters to voices and to hyphenation. */
export function UserText({ text, language }: { text: string; language: string }) {
  return (
    <bdi lang={language} dir={directionOf(language)}>
      {isolateNumbers(text, language)}
    </bdi>
  );
}

/** Quote a text that somebody wrote to others, in whatever language. */
export function UserQuote({ text }: { text: string }) {
  return <blockquote dir="auto">{isolateNumbers(text)}</blockquote>;
}
