import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";

/** Paths from the root of the project, and the text of each source file. */
export type Sources = ReadonlyMap<string, string>;
type Import = { from: string; to: string };

/** Maximum number of files in one domain folder. */
const maxFilesPerFolder = 30;

/** Forbidden imports of values, besides those against the order of the domain folders. */
const forbidden: readonly { from: RegExp; to: RegExp; rule: string }[] = [
  {
    from: /^db\//,
    to: /^app\/(?!domain\/(?:model|text|time|languages)\/|domain\/errors\.ts)/,
    rule: "db knows model, text, time, languages and errors",
  },
  {
    from: /^app\/domain\/model\//,
    to: /^(?:db|emails|app\/(?!domain\/(?:model|text|time|languages)\/))/,
    rule: "model knows text, time and languages",
  },
  {
    from: /^app\/domain\//,
    to: /^emails\/(?![a-z-]+\/mail\.ts$)/,
    rule: "the domain knows the kinds of mail only",
  },
];

/**
 * Check the domain folders: imports that run upwards in `order`, circles, folders that are too large or not in `order`.
 * Type-only imports do not count.
 * @param sources the files of app, db and emails
 * @param order the folders of app/domain, lowest first; "." is app/domain itself
 * @returns one line for each problem
 */
export function checkHouse(sources: Sources, order: readonly string[]): string[] {
  const imports = [...valueImports(sources)];
  const sizes = countFiles([...sources.keys()]);
  return [
    ...imports.flatMap(forbiddenImport),
    ...imports.flatMap((found) => upwardImport(found, order)),
    ...circles(imports).map((circle) => `circle: ${circle.join(" ")}`),
    ...[...sizes].flatMap(([folder, count]) =>
      count > maxFilesPerFolder ? [`${folder}: ${count} files, at most ${maxFilesPerFolder}`] : [],
    ),
    ...[...sizes.keys()].flatMap((folder) => (order.includes(folder) ? [] : [`${folder}: not in the order`])),
  ];
}

/** Read all source files below folders of the project. */
export function readSources(roots: readonly string[]): Sources {
  const paths = roots.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" }).map((name) => posix.join(root, name)),
  );
  return new Map(paths.filter((path) => /\.tsx?$/.test(path)).map((path) => [path, readFileSync(path, "utf8")]));
}

export function* valueImports(sources: Sources): Generator<Import> {
  for (const [from, text] of sources) {
    for (const specifier of valueSpecifiers(ts.createSourceFile(from, text, ts.ScriptTarget.Latest))) {
      const to = resolve(from, specifier, sources);
      if (to !== null && to !== from) yield { from, to };
    }
  }
}

function* valueSpecifiers(source: ts.SourceFile): Generator<string> {
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && !isTypeOnly(statement.importClause))
      yield textOf(statement.moduleSpecifier);
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier && !statement.isTypeOnly)
      yield textOf(statement.moduleSpecifier);
  }
  yield* dynamicSpecifiers(source);
}

function* dynamicSpecifiers(node: ts.Node): Generator<string> {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments;
    if (specifier && ts.isStringLiteral(specifier)) yield specifier.text;
  }
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* dynamicSpecifiers(child);
}

const textOf = (specifier: ts.Expression): string => (ts.isStringLiteral(specifier) ? specifier.text : "");

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const { namedBindings } = clause;
  if (clause.name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

function resolve(from: string, specifier: string, sources: Sources): string | null {
  if (!/^[#.]/.test(specifier)) return null;
  const base = specifier.startsWith("#") ? specifier.slice(1) : posix.join(posix.dirname(from), specifier);
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((path) => sources.has(path)) ?? null;
}

/** The domain folder of a file: "." for a file of app/domain itself, null outside the domain. */
export function folderOf(path: string): string | null {
  const [app, domain, folder, ...rest] = path.split("/");
  if (app !== "app" || domain !== "domain" || folder === undefined) return null;
  return rest.length > 0 ? folder : ".";
}

function countFiles(paths: readonly string[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const path of paths) {
    const folder = folderOf(path);
    if (folder !== null) sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
  }
  return sizes;
}

const forbiddenImport = ({ from, to }: Import): string[] =>
  forbidden
    .filter((entry) => entry.from.test(from) && entry.to.test(to))
    .map(({ rule }) => `${from} -> ${to}: ${rule}`);

function upwardImport({ from, to }: Import, order: readonly string[]): string[] {
  const [lower, upper] = [order.indexOf(folderOf(from) ?? ""), order.indexOf(folderOf(to) ?? "")];
  return lower >= 0 && upper > lower ? [`upwards: ${from} -> ${to}`] : [];
}

/** Group the folders that reach each other. */
function circles(imports: readonly Import[]): string[][] {
  const arrows = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [source, target] = [folderOf(from), folderOf(to)];
    if (source === null || target === null || source === target) continue;
    arrows.set(source, (arrows.get(source) ?? new Set()).add(target));
  }
  const reachable = new Map([...arrows.keys()].map((folder) => [folder, reach(folder, arrows)]));
  const groups = new Set<string>();
  for (const [folder, reached] of reachable) {
    if (!reached.has(folder)) continue;
    const group = [...reached].filter((target) => reachable.get(target)?.has(folder));
    groups.add(group.sort().join(" "));
  }
  return [...groups].map((group) => group.split(" "));
}

function reach(start: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(arrows.get(start) ?? [])];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (reached.has(folder)) continue;
    reached.add(folder);
    waiting.push(...(arrows.get(folder) ?? []));
  }
  return reached;
}
