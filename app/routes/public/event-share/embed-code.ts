import { eventPath, previewImagePath } from "#app/domain/paths.ts";
import { escapedMarkup } from "#app/domain/text/escape-xml.ts";
import type { Language } from "#app/domain/languages/language.ts";

/**
 * Return HTML for other sites: a picture that links to the event. The picture is drawn at each request, so that it
 * never shows an outdated time.
 */
export function embedText(event: { title: string; slug: string; language: Language; origin: string }): string {
  const { title, slug, language, origin } = event;
  const image = `${origin}${previewImagePath(language, slug)}`;
  return [
    `<a href="${escapedMarkup(`${origin}${eventPath(language, slug)}`)}" lang="${language}">`,
    `  <img src="${escapedMarkup(image)}" width="600" height="315" alt="${escapedMarkup(title)}" loading="lazy">`,
    "</a>",
  ].join("\n");
}
