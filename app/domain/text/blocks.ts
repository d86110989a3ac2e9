export type Inline = { text: string; href?: string };
export type Block = { kind: "paragraph"; lines: Inline[][] } | { kind: "list"; items: Inline[][] };

const link = /\bhttps?:\/\/[^\s<>"،؛\u200e\u200f\u2066-\u2069]+[^\s<>"،؛؟\u200e\u200f\u2066-\u2069.,;:!?)\]}'»]/g;
const bullet = /^\s*[-*•–]\s+/;

/**
 * Parse the plain text of a description: paragraphs between empty lines, lists of "- ", and links. It is never HTML.
 */
export function readBlocks(text: string): Block[] {
  return text
    .split(/\n{2,}/)
    .flatMap((part) => splitLists(part.split("\n")))
    .filter((block) => (block.kind === "list" ? block.items : block.lines).length > 0);
}

function splitLists(lines: string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines.filter((line) => line.trim() !== "")) {
    const isItem = bullet.test(line);
    const last = blocks.at(-1);
    if (isItem) {
      const item = readInline(line.replace(bullet, ""));
      if (last?.kind === "list") last.items.push(item);
      else blocks.push({ kind: "list", items: [item] });
    } else if (last?.kind === "paragraph") last.lines.push(readInline(line));
    else blocks.push({ kind: "paragraph", lines: [readInline(line)] });
  }
  return blocks;
}

/** Split a line into plain text and web addresses, which become links. */
export function readInline(line: string): Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  for (const found of line.matchAll(link)) {
    if (found.index > done) parts.push({ text: line.slice(done, found.index) });
    parts.push({ text: found[0], href: found[0] });
    done = found.index + found[0].length;
  }
  if (done < line.length) parts.push({ text: line.slice(done) });
  return parts;
}
