import { type Language, languages } from "#app/domain/languages/language.ts";
import { inLanguage } from "#app/domain/addresses.ts";
import type { MetaDescriptor } from "@remix-run/react";

/** What the head of a public page says. `path` with its canonical query; absent for personal pages, which have no public address. */
export type Head = {
  title: string;
  description?: string;
  path?: string;
  origin?: string;
  language?: Language;
  /** A picture of 1200 × 630 that networks show beside the address, as a path. */
  image?: string;
};

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
  return head.image ? [...tags, ...cardTags(head, address(language), `${origin}${head.image}`)] : tags;
}

/** What networks read of a page whose address somebody shares (Open Graph protocol). */
const cardTags = (head: Head, url: string, image: string): MetaDescriptor[] => [
  { property: "og:type", content: "website" },
  { property: "og:title", content: head.title },
  ...(head.description ? [{ property: "og:description", content: head.description }] : []),
  { property: "og:url", content: url },
  { property: "og:image", content: image },
  { property: "og:image:width", content: "1200" },
  { property: "og:image:height", content: "630" },
  { name: "twitter:card", content: "summary_large_image" },
];
