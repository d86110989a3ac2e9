import { type Inline, readInline } from "#app/domain/text/blocks.ts";
import { Children, type ReactNode } from "react";

/** Pattern of a complete mail address; a masked one (`m•••@…`) does not match. */
const mailAddress = /(?<![^\s(«“"،,;:\u2066-\u2068])[\w.%+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![\w@])/gi;

/**
 * Show every web and mail address in a text as a link: an address that looks like a link and is none makes people type
 * it (standards MAIL-20).
 */
export const withLinks = (children: ReactNode): ReactNode =>
  Children.map(children, (child) => (typeof child === "string" ? <LinkedText text={child} /> : child));

function LinkedText({ text }: { text: string }) {
  return (
    <>
      {readInline(text)
        .flatMap((part) => (part.href ? [part] : readMailAddresses(part.text)))
        .map((part, index) =>
          part.href ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mail is written once
            <a key={index} href={part.href} dir="ltr" className="link" style={{ color: linkColour }}>
              {part.text}
            </a>
          ) : (
            part.text
          ),
        )}
    </>
  );
}

export const linkColour = "#0a5a60";

function readMailAddresses(text: string): Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  for (const found of text.matchAll(mailAddress)) {
    if (found.index > done) parts.push({ text: text.slice(done, found.index) });
    parts.push({ text: found[0], href: `mailto:${found[0]}` });
    done = found.index + found[0].length;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}
