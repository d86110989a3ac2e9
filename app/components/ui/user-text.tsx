import { directionOf } from "#app/domain/languages/language.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";

/** Show a user's text in its language and direction; `lang` matters to screen readers and to hyphenation. */
export function UserText({ text, language }: { text: string; language: string }) {
  return (
    <bdi lang={language} dir={directionOf(language)}>
      {isolateNumbers(text, language)}
    </bdi>
  );
}

/** Quote a user's text in an unknown language. */
export function UserQuote({ text }: { text: string }) {
  return <blockquote dir="auto">{isolateNumbers(text)}</blockquote>;
}
