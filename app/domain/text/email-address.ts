/** Direction marks, zero-width characters and the like: nobody sees them, and they come along when an address is copied. */
const invisible = /\p{Cf}|\u034f|[\ufe00-\ufe0f]/gu;
/** Full-width forms as keyboards for Chinese and Japanese write them; both are the ASCII character, moved. */
const fullWidth = /[\uff01-\uff5e]/g;

/**
 * An address as it was meant: without marks nobody sees, in plain instead of full-width characters, with its domain in
 * lower-case ASCII (punycode, RFC 5891). Compared in lower case before the @ too, as every large provider does.
 * @returns the text in that form, whether it is an address or not
 */
export function cleanEmail(text: string): string {
  const plain = text
    .replaceAll(invisible, "")
    .replaceAll(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u3002\uff61]/g, ".")
    .normalize("NFC")
    .trim()
    .toLowerCase();
  const at = plain.lastIndexOf("@");
  return at < 0 ? plain : `${plain.slice(0, at)}@${asciiDomain(plain.slice(at + 1))}`;
}

/** Anything but letters, figures, marks, hyphens and dots would be read as another part of an address on the web. */
const domainShape = /^[\p{L}\p{M}\p{N}.-]+$/u;

function asciiDomain(domain: string): string {
  if (/^[\0-\x7f]*$/.test(domain) || !domainShape.test(domain)) return domain;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return domain;
  }
}

/** Of RFC 5322 §3.2.3 what anybody has, with letters beyond ASCII as RFC 6532 §3.2 adds them. */
const localShape = /^[\p{L}\p{M}\p{N}_'+-]+(?:\.[\p{L}\p{M}\p{N}_'+-]+)*(?<!')$/u;
const domainPattern = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
const maxLocalOctets = 64;
/** RFC 5321 §4.5.3.1.3: a path is at most 256 octets, angle brackets included. */
const maxOctets = 254;

/**
 * Reads an address.
 * @param text as somebody typed it
 * @returns the address in the form in which it is kept; null for what is none (RFC 5321 §4.5.3.1 for its lengths)
 */
export function parseEmail(text: string): string | null {
  const address = cleanEmail(text);
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const isOne = at > 0 && localShape.test(local) && domainPattern.test(domain);
  return isOne && octetsOf(local) <= maxLocalOctets && octetsOf(address) <= maxOctets ? address : null;
}

const octetsOf = (text: string): number => new TextEncoder().encode(text).length;

/** An address whose part before the @ has letters beyond ASCII: only servers with SMTPUTF8 (RFC 6531) take mail for it. */
export const isInternational = (address: string): boolean => !/^[\0-\x7f]*$/.test(address);
