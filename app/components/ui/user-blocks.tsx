// biome-ignore-all lint/suspicious/noArrayIndexKey: the parts of a written text never change places
import { directionOf } from "#app/domain/languages/language.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { type Inline, readBlocks } from "#app/domain/text/blocks.ts";

/** Show plain text as paragraphs, lists and links. */
export function UserBlocks({ text, language }: { text: string; language: string }) {
  return (
    <div className="prose" lang={language} dir={directionOf(language)}>
      {readBlocks(text).map((block, index) =>
        block.kind === "list" ? (
          <ul key={index}>
            {block.items.map((item, place) => (
              <li key={place}>
                <InlineText parts={item} language={language} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={index}>
            {block.lines.map((line, place) => (
              <span key={place}>
                {place > 0 && <br />}
                <InlineText parts={line} language={language} />
              </span>
            ))}
          </p>
        ),
      )}
    </div>
  );
}

function InlineText({ parts, language }: { parts: readonly Inline[]; language: string }) {
  return (
    <>
      {parts.map((part, index) =>
        part.href ? (
          <a key={index} href={part.href} rel="nofollow ugc noreferrer" dir="ltr">
            {part.text}
          </a>
        ) : (
          isolateNumbers(part.text, language)
        ),
      )}
    </>
  );
}
