// biome-ignore-all lint/suspicious/noArrayIndexKey: the parts of a written text never change places
import { directionOf } from "#app/domain/languages/language.ts";
import { type Inline, readBlocks } from "#app/domain/text/blocks.ts";

/** Words somebody wrote, with the language and direction they are in; `lang` matters to voices and to hyphenation. */
export function UserText({ text, language }: { text: string; language: string }) {
  return (
    <bdi lang={language} dir={directionOf(language)}>
      {text}
    </bdi>
  );
}

/** A description: paragraphs, lists and links out of plain text. */
export function UserBlocks({ text, language }: { text: string; language: string }) {
  return (
    <div className="prose" lang={language} dir={directionOf(language)}>
      {readBlocks(text).map((block, index) =>
        block.kind === "list" ? (
          <ul key={index}>
            {block.items.map((item, place) => (
              <li key={place}>
                <InlineText parts={item} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={index}>
            {block.lines.map((line, place) => (
              <span key={place}>
                {place > 0 && <br />}
                <InlineText parts={line} />
              </span>
            ))}
          </p>
        ),
      )}
    </div>
  );
}

function InlineText({ parts }: { parts: readonly Inline[] }) {
  return (
    <>
      {parts.map((part, index) =>
        part.href ? (
          <a key={index} href={part.href} rel="nofollow ugc noreferrer" dir="ltr">
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
