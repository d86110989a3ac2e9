/** A path of this site, as given by an address or a form; anything else becomes the fallback. */
export function safePath(given: string | null | undefined, fallback: string): string {
  if (!given || !/^\/[a-z]{2}(\/[\x21-\x7e]*|\?[\x21-\x7e]*)?$/.test(given) || /\\|\/\//.test(given)) return fallback;
  return given;
}
