/**
 * Invisible characters that may be copied along with an address: direction marks, zero-width characters and the like.
 */
const invisible = /\p{Cf}|\u034f|[\ufe00-\ufe0f]/gu;
/** Full-width forms, as Chinese and Japanese keyboards write them: ASCII characters at a fixed distance. */
const fullWidth = /[\uff01-\uff5e]/g;

/**
 * Normalise an address: without invisible characters, in plain instead of full-width characters, in lower case (also
 * before the @, as every large provider compares it), and with an ASCII domain (punycode, RFC 5891).
 * @returns the normalised text, even if it is no valid address
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

/** Letters, digits, marks, hyphens and dots: any other character would begin another part of a web address. */
const domainShape = /^[\p{L}\p{M}\p{N}.-]+$/u;

function asciiDomain(domain: string): string {
  if (/^[\0-\x7f]*$/.test(domain) || !domainShape.test(domain)) return domain;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return domain;
  }
}

/** Local part: the characters of RFC 5322 §3.2.3 in common use, and letters beyond ASCII (RFC 6532 §3.2). */
const localShape = /^[\p{L}\p{M}\p{N}_'+-]+(?:\.[\p{L}\p{M}\p{N}_'+-]+)*(?<!')$/u;
const domainPattern = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
const maxLocalOctets = 64;
/** Maximum length of an address, in octets. RFC 5321 §4.5.3.1.3: a path has at most 256, including angle brackets. */
const maxOctets = 254;

/**
 * Parse an address.
 * @param text as typed
 * @returns the address in its stored form; null when it is not valid (lengths: RFC 5321 §4.5.3.1)
 */
export function parseEmail(text: string): string | null {
  const address = cleanEmail(text);
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const isOne = at > 0 && localShape.test(local) && domainPattern.test(domain);
  return isOne && octetsOf(local) <= maxLocalOctets && octetsOf(address) <= maxOctets ? address : null;
}

const octetsOf = (text: string): number => new TextEncoder().encode(text).length;

/** True when the part before the @ has letters beyond ASCII: only servers with SMTPUTF8 (RFC 6531) accept such mail. */
export const isInternational = (address: string): boolean => !/^[\0-\x7f]*$/.test(address);
