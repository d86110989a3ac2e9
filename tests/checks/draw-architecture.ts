import { folderOf, readSources, valueImports } from "./house.ts";

type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** Parts of the picture by path, the first match wins. */
const parts: readonly [RegExp, string][] = [
  [/^app\/(?:routes\/|routes\.ts|root\.tsx|entry\.)/, "routes"],
  [/^app\/(server|cli|jobs|workers|http|auth|components|i18n)\//, "$1"],
  [/^app\/env\.server\.ts$/, "env"],
  [/^app\/domain\//, "domain"],
  [/^db\//, "db"],
  [/^emails\//, "emails"],
];

function partOf(path: string): string | null {
  for (const [pattern, part] of parts) {
    const found = pattern.exec(path);
    if (found) return part.replace("$1", found[1] ?? "");
  }
  return null;
}

/**
 * Draw which parts of the project import values from which, and list the domain folders, from the imports of the code.
 * @param order the folders of app/domain, lowest first
 * @returns Markdown
 */
export function drawArchitecture(order: readonly string[]): string {
  const sources = readSources(["app", "db", "emails"]);
  const imports = [...valueImports(sources)];
  const arrows = arrowsOf(imports, partOf);
  const lines = [...arrows]
    .flatMap(([from, targets]) => [...targets].map((to) => ({ from, to })))
    .filter(({ from, to }) => !hasDetour(arrows, from, to))
    .map(({ from, to }) => `  ${from} --> ${to}`);
  const folders = arrowsOf(imports, folderOf);
  const rows = order.map((folder) => {
    const files = [...sources.keys()].filter((path) => folderOf(path) === folder).length;
    const used = order.filter((other) => folders.get(folder)?.has(other));
    return `| ${folder === "." ? "(domain itself)" : folder} | ${files} | ${used.map((name) => (name === "." ? "(domain itself)" : name)).join(", ")} |`;
  });
  return [
    "```mermaid",
    "flowchart TD",
    ...lines.sort(),
    "```",
    "",
    "An arrow is an import of values; arrows that follow from others are left out. `npm run check` refuses others.",
    "",
    "The folders of `app/domain`, lowest first. A folder imports values only from folders above it in this table.",
    "",
    "| folder | files | imports |",
    "|---|---|---|",
    ...rows,
  ].join("\n");
}

function arrowsOf(imports: readonly { from: string; to: string }[], nameOf: (path: string) => string | null): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [source, target] = [nameOf(from), nameOf(to)];
    if (source === null || target === null || source === target) continue;
    arrows.set(source, (arrows.get(source) ?? new Set()).add(target));
  }
  return arrows;
}

/** True when a part reaches another also through a third. */
function hasDetour(arrows: Arrows, from: string, to: string): boolean {
  const seen = new Set<string>([from]);
  const waiting = [...(arrows.get(from) ?? [])].filter((next) => next !== to);
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part === to) return true;
    if (seen.has(part)) continue;
    seen.add(part);
    waiting.push(...(arrows.get(part) ?? []));
  }
  return false;
}
