/** Return a path of this site from an address or a form; the fallback for anything else. */
export function safePath(given: string | null | undefined, fallback: string): string {
  if (!given || !/^\/[a-z]{2}(\/[\x21-\x7e]*|\?[\x21-\x7e]*)?$/.test(given) || /\\|\/\//.test(given)) return fallback;
  return given;
}
