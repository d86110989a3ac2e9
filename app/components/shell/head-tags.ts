import { inLanguage } from "#app/domain/paths.ts";
import { atomPath, calendarPath, jsonFeedPath } from "#app/domain/programme-paths.ts";
import { type Language, languages } from "#app/domain/languages/language.ts";
import type { ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import type { MetaDescriptor } from "@remix-run/react";

/** Content of a page's head. `path` includes the canonical query; it is absent for pages without a public address. */
export type Head = {
  title: string;
  description?: string;
  path?: string;
  origin?: string;
  language?: Language;
  /** Languages in which the page has a version, the original first; absent if it has all. */
  versions?: readonly Language[];
  /** Path of a preview image of 1200 × 630 pixels. */
  image?: string;
  /** Filter of the calendars and feeds offered with this page. */
  feedsOf?: ProgrammeFilter;
  /** Structured data for search engines (schema.org), as JSON. */
  structured?: readonly string[];
};

type Addressed = Head & { path: string; origin: string; language: Language };

/** Return the tags of a page's head: title, description, canonical address, and the page in other languages. */
export function headTags(head: Head | undefined): MetaDescriptor[] {
  if (!head) return [];
  const { title, description, path, origin, language } = head;
  const tags: MetaDescriptor[] = [{ title }];
  if (description) tags.push({ name: "description", content: description });
  if (path === undefined || origin === undefined || !language) return tags;
  const addressed = { ...head, path, origin, language };
  return [
    ...tags,
    ...languageTags(addressed),
    ...feedTags(addressed),
    ...cardTags(addressed),
    ...(head.structured ?? []).map((text): MetaDescriptor => ({ "script:ld+json": JSON.parse(text) })),
  ];
}

const addressIn = ({ path, origin }: Addressed, language: Language): string => {
  const [pathname = "", query] = path.split("?");
  return `${origin}${inLanguage(pathname, language)}${query ? `?${query}` : ""}`;
};

/** Return the language of the canonical address: an untranslated page has that of its original (WEB-07). */
const canonicalOf = (head: Addressed): Language =>
  !head.versions || head.versions.includes(head.language) ? head.language : (head.versions[0] ?? head.language);

function languageTags(head: Addressed): MetaDescriptor[] {
  const versions = languages.filter((language) => head.versions?.includes(language) ?? true);
  const [original] = head.versions ?? languages;
  return [
    { tagName: "link", rel: "canonical", href: addressIn(head, canonicalOf(head)) },
    ...versions.map(
      (version) => ({ tagName: "link", rel: "alternate", hrefLang: version, href: addressIn(head, version) }) as const,
    ),
    { tagName: "link", rel: "alternate", hrefLang: "x-default", href: addressIn(head, original ?? head.language) },
  ];
}

function feedTags({ feedsOf, origin, language, title }: Addressed): MetaDescriptor[] {
  if (!feedsOf) return [];
  const feeds = [
    ["text/calendar", calendarPath(language, feedsOf)],
    ["application/atom+xml", atomPath(language, feedsOf)],
    ["application/feed+json", jsonFeedPath(language, feedsOf)],
  ] as const;
  return feeds.map(([type, path]) => ({ tagName: "link", rel: "alternate", type, title, href: `${origin}${path}` }));
}

/** Open Graph locales (language_TERRITORY) of the languages. */
const locales: Record<Language, string> = { en: "en_GB", fr: "fr_FR", es: "es_ES", pt: "pt_PT", ar: "ar_AR" };

/** Return the tags that networks read when somebody shares the address (Open Graph protocol). */
function cardTags(head: Addressed): MetaDescriptor[] {
  const others = languages.filter(
    (language) => language !== head.language && (head.versions?.includes(language) ?? true),
  );
  return [
    { property: "og:type", content: "website" },
    { property: "og:title", content: head.title },
    ...(head.description ? [{ property: "og:description", content: head.description }] : []),
    { property: "og:url", content: addressIn(head, canonicalOf(head)) },
    { property: "og:locale", content: locales[head.language] },
    ...others.map((language) => ({ property: "og:locale:alternate", content: locales[language] })),
    ...(head.image
      ? [
          { property: "og:image", content: `${head.origin}${head.image}` },
          { property: "og:image:width", content: "1200" },
          { property: "og:image:height", content: "630" },
          { property: "og:image:alt", content: head.title },
          { name: "twitter:card", content: "summary_large_image" },
        ]
      : [{ name: "twitter:card", content: "summary" }]),
  ];
}
