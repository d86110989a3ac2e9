import { languages } from "#app/domain/languages/language.ts";
import type { WalkedRoute } from "./route-walk.ts";

export type Crawled = {
  /** Faults of pages, each with its address. */
  faults: string[];
  /** Patterns of the route table that were answered. */
  patterns: Set<string>;
  asked: number;
};

/** Maximum number of linked addresses to visit with the same pattern, language and names of parameters. */
const mostAlike = 2;

const decoded = (text: string): string =>
  text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<");

/** Return the shape of an address: its pattern, language and names of parameters. */
const shapeOf = (address: URL, pattern: string): string => {
  const language = /^\/([a-z]{2})(?=\/|$)/.exec(address.pathname)?.[1] ?? "";
  return [pattern, language, ...new Set([...address.searchParams.keys()].sort())].join(" ");
};

const matcherOf = (pattern: string): RegExp => {
  const literal = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  const any = (_whole: string, name: string) => (name === "lang" ? `(?:${languages.join("|")})` : "[^/]+");
  return new RegExp(`^${literal.replaceAll(/:(\w+)/g, any)}/?$`);
};

/** Find the pattern of an address in the route table. As in the router, literal segments win over parameters. */
function patternFinder(routes: readonly WalkedRoute[]): (path: string) => string {
  const matchers = routes
    .filter((route) => route.gets && !route.pattern.includes("*"))
    .map(({ pattern }) => ({ pattern, matcher: matcherOf(pattern) }))
    .sort((a, b) => a.pattern.split(":").length - b.pattern.split(":").length || b.pattern.length - a.pattern.length);
  return (path) => matchers.find(({ matcher }) => matcher.test(path))?.pattern ?? path;
}

type Step = { address: string; from: string; depth: number };

/** Follow all links of a site as one visitor, with at most one filter per address. */
export async function crawl(
  url: string,
  { cookie, seeds, routes }: { cookie: string; seeds: readonly string[]; routes: readonly WalkedRoute[] },
): Promise<Crawled> {
  const patternOf = patternFinder(routes);
  const isNew = newcomers();
  const queue: Step[] = seeds.map((address) => ({ address, from: "a seed", depth: 0 }));
  const crawled: Crawled = { faults: [], patterns: new Set(), asked: 0 };
  for (let step = queue.shift(); step; step = queue.shift()) {
    const target = new URL(step.address, url);
    const pattern = patternOf(decodeURI(target.pathname));
    if (!isNew(step, shapeOf(target, pattern))) continue;
    const answer = await fetch(`${url}${step.address}`, { headers: { Cookie: cookie }, redirect: "manual" });
    const text = await answer.text();
    crawled.asked += 1;
    if (answer.status < 400) crawled.patterns.add(pattern);
    const { faults, links } = readAnswer(answer, text, step);
    crawled.faults.push(...faults.map((fault) => `${step.address} (from ${step.from}) ${fault}`));
    queue.push(
      ...links.flatMap((link) =>
        stepTo(link, target, answer.status < 300 ? step : { ...step, isSeed: step.from === "a seed" }),
      ),
    );
  }
  return crawled;
}

/** Refuse addresses that were visited, and linked ones when enough of their shape were. */
function newcomers(): (step: Step, shape: string) => boolean {
  const alike = new Map<string, number>();
  const seen = new Set<string>();
  return ({ address, from }, shape) => {
    const before = alike.get(shape) ?? 0;
    if (seen.has(address) || (from !== "a seed" && before >= mostAlike)) return false;
    seen.add(address);
    alike.set(shape, before + 1);
    return true;
  };
}

/**
 * Resolve a link. Filters lead to filtered pages with more filters: filters of a page that has one are not followed.
 */
function stepTo(href: string, base: URL, { address, depth, isSeed }: Step & { isSeed?: boolean }): Step[] {
  const target = new URL(href, base);
  const deeper = target.search === "" ? 0 : depth + 1;
  if (target.origin !== base.origin || deeper > 1) return [];
  return [{ address: `${target.pathname}${target.search}`, from: isSeed ? "a seed" : address, depth: deeper }];
}

function readAnswer(
  { status, headers }: Response,
  text: string,
  { address, from }: Step,
): { faults: string[]; links: string[] } {
  const location = headers.get("location");
  if (location !== null) return { faults: [], links: [location] };
  // Seeds are tried for every visitor and may be refused; linked addresses must be answered.
  if (status >= (from === "a seed" ? 500 : 400)) return { faults: [`is ${status}`], links: [] };
  if (status >= 400) return { faults: [], links: [] };
  if (!headers.get("content-type")?.startsWith("text/html")) return { faults: [], links: [] };
  const links = [...text.matchAll(/\s(?:href|src)="([^"#][^"]*)"/g)].map(([, href = ""]) => decoded(href));
  return { faults: faultsOf(text, address), links };
}

const keyLike = /^[a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9_-]+)+$/;
const notAKey = /\.(?:org|example|test|ics|csv|json|xml|js|css|com|net|pt|fr)$/;

/**
 * List the faults of a page: no heading, program text in place of words, unclosed isolates of text direction and so on.
 */
function faultsOf(html: string, path: string): string[] {
  const language = /^\/([a-z]{2})(?=[/?]|$)/.exec(path)?.[1];
  const direction = language === "ar" ? "rtl" : "ltr";
  const words = html
    // Audit actions have the same names in all languages.
    .replaceAll(/<option value="([^"]+)"[^>]*>\1<\/option>/g, "")
    .replaceAll(/<(script|style|code)\b[\s\S]*?<\/\1>/g, "")
    .split(/<[^>]*>/)
    .map((part) => decoded(part).trim());
  const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
  const anchors = [...html.matchAll(/\shref="#([^"]+)"/g)].map(([, id = ""]) => decoded(id));
  const count = (of: RegExp) => [...words.join("").matchAll(of)].length;
  const required = [...html.matchAll(/<select\b[^>]*\srequired\b[^>]*>(.{0,20})/gs)].map(([, first = ""]) => first);
  const checks: [fault: string, isFaulty: boolean][] = [
    ["says something after its end", !/<\/body><\/html>\s*$/.test(html)],
    ["chooses for its reader", required.some((first) => !first.startsWith('<option value=""'))],
    // Sample mails are not pages.
    ["has no heading", !/<h1[\s>]/.test(html) && !/^\/dev\/(?:emails\/|mail\/.*\/html)/.test(path)],
    // A text whose value was not passed, or passed under another name.
    ["shows a placeholder", /\{\{\s*\w+\s*\}\}/.test(words.join(" "))],
    ["has no title", !/<title>[^<]+<\/title>/.test(html)],
    ["is not in its language", language !== undefined && !html.includes(`<html lang="${language}" dir="${direction}"`)],
    ["opens an isolate and does not close it", count(/[\u2066-\u2068]/g) !== count(/\u2069/g)],
  ];
  return [
    ...checks.filter(([, isFaulty]) => isFaulty).map(([fault]) => fault),
    ...words.flatMap(faultOfWords),
    ...anchors.filter((id) => !ids.has(id)).map((id) => `has #${id}, which leads nowhere`),
  ];
}

function faultOfWords(words: string): string[] {
  const quoted = words.slice(0, 80);
  if (keyLike.test(words) && !notAKey.test(words)) return [`shows a key: ${quoted}`];
  if (/\{\{|\bundefined\b|\bNaN\b|\[object |Invalid D/.test(words)) return [`shows words of a program: ${quoted}`];
  if (/[\u202A-\u202E\uFFFD]/.test(words)) return [`forces a direction, or has a broken character: ${quoted}`];
  return [];
}
