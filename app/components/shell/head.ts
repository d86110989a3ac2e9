import { type Language, languages } from "#app/domain/languages/language.ts";
import { inLanguage } from "#app/domain/addresses.ts";
import type { MetaDescriptor } from "@remix-run/react";

/** What the head of a public page says. `path` with its canonical query; absent for personal pages, which have no public address. */
export type Head = { title: string; description?: string; path?: string; origin?: string; language?: Language };

/** Tags of a page's head: title, description, one canonical address, and the same page in the other languages. */
export function headTags(head: Head | undefined): MetaDescriptor[] {
  if (!head) return [];
  const { title, description, path, origin, language } = head;
  const tags: MetaDescriptor[] = [{ title }];
  if (description) tags.push({ name: "description", content: description });
  if (path === undefined || origin === undefined || !language) return tags;
  const [pathname = "", query] = path.split("?");
  const address = (one: Language) => `${origin}${inLanguage(pathname, one)}${query ? `?${query}` : ""}`;
  tags.push({ tagName: "link", rel: "canonical", href: address(language) });
  for (const one of languages) tags.push({ tagName: "link", rel: "alternate", hrefLang: one, href: address(one) });
  return tags;
}
