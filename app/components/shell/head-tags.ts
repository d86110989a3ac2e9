import { atomPath, calendarPath, inLanguage, jsonFeedPath } from "#app/domain/paths.ts";
import { type Language, languages } from "#app/domain/languages/language.ts";
import type { ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import type { MetaDescriptor } from "@remix-run/react";

/** What the head of a public page says. `path` with its canonical query; absent for personal pages, which have no public address. */
export type Head = {
  title: string;
  description?: string;
  path?: string;
  origin?: string;
  language?: Language;
  /** Languages there is a version of its own in, the original first; absent: all of ours. */
  versions?: readonly Language[];
  /** A picture of 1200 × 630 that networks show beside the address, as a path. */
  image?: string;
  /** The selection that calendars and feeds beside this page are of. */
  feedsOf?: ProgrammeFilter;
  /** What search engines read of the page (schema.org), as JSON. */
  structured?: readonly string[];
};

type Addressed = Head & { path: string; origin: string; language: Language };

/** Tags of a page's head: title, description, one canonical address, and the same page in the other languages. */
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

/** What is not translated stands at the address of its original (WEB-07): no other is a version of its own. */
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

/** As networks name them (Open Graph: language_TERRITORY); the territory is where most readers of ours are. */
const locales: Record<Language, string> = { en: "en_GB", fr: "fr_FR", es: "es_ES", pt: "pt_PT", ar: "ar_AR" };

/** What networks read of a page whose address somebody shares (Open Graph protocol). */
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
