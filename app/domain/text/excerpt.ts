/** Shorten a text for a place that quotes its beginning. @param max in characters, which are never cut in two */
export function excerpt(text: string, max: number): string {
  const characters = [...text];
  return characters.length > max ? `${characters.slice(0, max).join("")}…` : text;
}
