const tag =
  /<\/?(?:a|b|i|u|p|br|div|span|ul|ol|li|html|head|body|font|strong|em|h[1-6]|table|tr|td|style|script)\b[^<>]*>/i;

/** True when a text contains HTML tags; "3 < 5" is no HTML. */
export const isHtml = (text: string): boolean => tag.test(text);

/** A tag, a comment, a run of text, or a stray bracket. */
const pieces = /<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>|<[!?][^<>]*>|[^<]+|</gi;
const breaks = new Set(["br", "p", "div", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"]);
const unseen = new Set(["style", "script", "head", "title"]);

/** `hiddenIn` is the element whose content is not shown; `link` is the open link with its text so far. */
type State = { words: string[]; hiddenIn: string | null; link: { address: string; words: string } | null };

/** Convert HTML to text in one pass: keep what a browser would show, and run nothing. */
export function htmlToText(html: string): string {
  const state: State = { words: [], hiddenIn: null, link: null };
  for (const found of html.matchAll(pieces)) read(state, found);
  return state.words.join("");
}

function read(state: State, [piece, end = "", name, attributes = ""]: RegExpExecArray): void {
  const element = name?.toLowerCase();
  if (state.hiddenIn !== null) {
    if (end !== "" && element === state.hiddenIn) state.hiddenIn = null;
  } else if (element === undefined) say(state, /^<[!?]/.test(piece) ? "" : withoutEntities(piece));
  else if (end === "") open(state, element, attributes);
  else close(state, element);
}

function say(state: State, words: string): void {
  state.words.push(words);
  if (state.link && state.link.words.length < 1_000) state.link.words += words;
}

function open(state: State, element: string, attributes: string): void {
  if (unseen.has(element)) state.hiddenIn = element;
  else if (element === "li") say(state, "\n- ");
  else if (breaks.has(element)) say(state, "\n");
  else if (element === "a") {
    const address = /href\s*=\s*["']?(https?:\/\/[^"'\s]{1,300})/i.exec(attributes)?.[1];
    state.link = address === undefined ? null : { address: withoutEntities(address), words: "" };
  }
}

/** Close an element. The address of a link is appended, unless its text contains the address. */
function close(state: State, element: string): void {
  if (breaks.has(element)) say(state, "\n");
  if (element !== "a" || !state.link) return;
  const { address, words } = state.link;
  state.link = null;
  if (!words.includes(address)) say(state, ` ${address}`);
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

const withoutEntities = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole;
    const point = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return isCharacter(point) ? String.fromCodePoint(point) : "";
  });

const isCharacter = (point: number): boolean => point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
