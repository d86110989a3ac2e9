export type ContactPart = { text: string; href: string | null };

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
/** Seven to fifteen digits (ITU-T E.164), with the signs that people put between them. */
const number = /(?<![\p{L}\p{N}])\+?(?:\(?\d\)?[ \u00a0.\-/]{0,2}){6,14}\d(?![\p{L}\p{N}])/u;
const either = new RegExp(`(${address.source}|${number.source})`, "u");

/** Split a contact into text, e-mail addresses and phone numbers, with the link of each; in order and without loss. */
export function contactParts(text: string): ContactPart[] {
  const parts: ContactPart[] = [];
  let rest = text;
  for (let found = either.exec(rest); found; found = either.exec(rest)) {
    const [written] = found;
    if (found.index > 0) parts.push({ text: rest.slice(0, found.index), href: null });
    parts.push({ text: written, href: linkOf(written) });
    rest = rest.slice(found.index + written.length);
  }
  return rest === "" ? parts : [...parts, { text: rest, href: null }];
}

/** Return the link of an e-mail address (RFC 6068) or of a phone number (RFC 3966); null for a day, such as 2026-12-18. */
function linkOf(written: string): string | null {
  if (written.includes("@")) return `mailto:${encodeURIComponent(written).replaceAll("%40", "@")}`;
  if (/^\d{4}-\d{2}-\d{2}$|^\d{1,2}[./]\d{1,2}[./]\d{4}$/.test(written)) return null;
  return `tel:${written.replaceAll(/[^+\d]/g, "")}`;
}
