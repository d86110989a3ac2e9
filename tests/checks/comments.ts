import ts from "typescript";

export type Comment = { line: number; text: string };

/** Read the comments of a TypeScript file; line comments that follow each other make one. */
export function readComments(file: string, source: string): Comment[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const ranges = new Map<number, number>();
  const texts: ts.TextRange[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isJsxText(node)) {
      texts.push(node);
      return;
    }
    const keep = (found: readonly ts.CommentRange[] = []) => {
      for (const { pos, end } of found) ranges.set(pos, end);
    };
    keep(ts.getLeadingCommentRanges(source, node.getFullStart()));
    keep(ts.getTrailingCommentRanges(source, node.getEnd()));
    // A comment before a closing bracket follows the last child.
    ts.forEachChild(node, (child) => {
      collect(child);
      keep(ts.getLeadingCommentRanges(source, child.getEnd()));
    });
  };
  collect(tree);
  const comments: Comment[] = [];
  const isText = (pos: number) => texts.some((text) => text.pos <= pos && pos < text.end);
  for (const [pos, end] of [...ranges].sort(([a], [b]) => a - b)) {
    if (isText(pos)) continue;
    const line = tree.getLineAndCharacterOfPosition(pos).line + 1;
    const text = source.slice(pos, end);
    const last = comments.at(-1);
    const follows = last?.text.startsWith("//") && text.startsWith("//") && lastLineOf(last) === line - 1;
    if (last && follows) last.text += `\n${text}`;
    else comments.push({ line, text });
  }
  return comments;
}

const lastLineOf = ({ line, text }: Comment): number => line + text.split("\n").length - 1;

const bannedOpening =
  /^(?:What|Whatever|Who|Whoever|Whom|Whose|Which|Whichever|Whether|Somebody|Someone|Nobody|Anybody|Everybody|Nothing|Something|Everything|Words)\b/;
const directive = /^(?:biome-ignore|@vite-ignore|@ts-)/;
const maxLines = 3;

/**
 * Find what is wrong with a comment: an opening that says neither what the code does nor what the value is, or more than
 * three lines before the first tag.
 * @returns null when the comment keeps the rules
 */
export function commentFault({ text }: Comment): string | null {
  const lines = text
    .replace(/^\/\*+|\*+\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*(?:\*|\/\/)\s?/, "").trim())
    .filter((line) => line !== "");
  const [first = ""] = lines;
  if (directive.test(first)) return null;
  if (bannedOpening.test(first)) return `begins with "${first.split(" ")[0]}"`;
  const tag = lines.findIndex((line) => line.startsWith("@"));
  const prose = tag === -1 ? lines.length : tag;
  return prose > maxLines ? `has ${prose} lines, at most ${maxLines}` : null;
}
