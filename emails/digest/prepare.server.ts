import { findDigest } from "#db/queries/digests.server.ts";
import { countProgrammeDates } from "#db/queries/programme-counts.server.ts";
import { listProgrammeDates, type ProgrammeRow } from "#db/queries/programme.server.ts";
import type { Context } from "#app/domain/context.ts";
import { readDigestFilter } from "#app/domain/digests/digest-filter.server.ts";
import { digestLimits } from "#app/domain/digests/digest.ts";
import { takesPlace } from "#app/domain/model/date.ts";
import { placeOfFilter } from "#app/domain/model/feature.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { placeFor, placeLine } from "#app/domain/model/place.ts";
import { emptyFilter, isEmptyFilter, type ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import { eventPath, unsubscribePath } from "#app/domain/paths.ts";
import { programmePath } from "#app/domain/programme-paths.ts";
import { listFeatured } from "#app/domain/programme/list-featured.server.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";
import { days, type Instant, plus } from "#app/domain/time/zoned-time.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { digest as digestKind } from "./mail.ts";
import { samples } from "./sample.ts";
import { type DigestDate, type DigestFacts, type DigestSection, footer, template } from "./template.tsx";

/** Maximum number of dates read: more do not fit into a mail. */
const maxRead = 500;

/** Prepare the mail; null when no date of the filter is to come, or the digest was ended. */
function prepare(ctx: Context, payload: PayloadOf<typeof digestKind>): Prepared<DigestFacts> | null {
  const digest = findDigest(ctx.db, payload.digestId);
  if (!digest || digest.confirmedAt === null) return null;
  const own = { ...ctx, language: digest.language };
  const { filter, effective, labels, attendance } = readDigestFilter(own, digest.query);
  if (!effective) return null;
  const sections = sectionsOf(own, filter, effective, payload.newsSince as Instant);
  if (sections.length === 0) return null;
  const shown = sections.reduce((sum, section) => sum + section.dates.length, 0);
  const total = countProgrammeDates(ctx.db, effective, { now: ctx.now, endingAfter: ctx.now });
  const unsubscribeUrl = `${ctx.origin}${unsubscribePath(digest.unsubscribeToken)}`;
  return {
    to: digest.email,
    language: digest.language,
    list: { unsubscribeUrl },
    facts: {
      labels,
      attendance,
      sections,
      more: Math.max(0, total - shown),
      programmeUrl: `${ctx.origin}${programmePath(digest.language, filter)}`,
      unsubscribeUrl,
    },
  };
}

/** List the featured dates, those of the next seven days, and those approved since the last digest; each date once. */
function sectionsOf(ctx: Context, filter: ProgrammeFilter, effective: ProgrammeFilter, newsSince: Instant) {
  const rows = listProgrammeDates(ctx.db, {
    filter: effective,
    language: ctx.language,
    now: ctx.now,
    endingAfter: ctx.now,
    after: null,
    limit: maxRead,
  });
  const listed = new Set<string>();
  const isNew = (row: ProgrammeRow) => row.approvedAt !== null && row.approvedAt > newsSince;
  const parts: Record<DigestSection, ProgrammeRow[]> = {
    featured: featuredOf(ctx, filter, rows),
    week: rows.filter((row) => row.startsAtUtc <= plus(ctx.now, days(7))),
    added: rows.filter(isNew),
  };
  return (Object.keys(parts) as DigestSection[]).flatMap((about) => {
    const dates = parts[about].filter((row) => !listed.has(row.dateId)).slice(0, digestLimits[about]);
    for (const row of dates) listed.add(row.dateId);
    return dates.length === 0 ? [] : [{ about, dates: dates.map((row) => dateOf(ctx, row)) }];
  });
}

/** List the dates featured on the page of the filter's place that the filter includes (product 8). */
function featuredOf(ctx: Context, filter: ProgrammeFilter, rows: readonly ProgrammeRow[]): ProgrammeRow[] {
  const { city, country, region } = filter;
  const place = placeOfFilter({ ...emptyFilter, city, country, region });
  const isEverywhere = isEmptyFilter({ ...emptyFilter, city, country, region });
  const lead = place ?? (isEverywhere ? { kind: "network" as const, code: "" } : null);
  if (!lead) return [];
  const dateIds = listFeatured(ctx, lead).map((card) => card.dateId);
  return dateIds.flatMap((dateId) => rows.find((row) => row.dateId === dateId) ?? []);
}

const dateOf = (ctx: Context, row: ProgrammeRow): DigestDate => ({
  title: { text: row.title, language: row.textLanguage },
  when: mailWhen(row),
  // The public place, because digests are forwarded.
  place: row.status === "moved_online" ? null : placeLine(placeFor(row.place, { kind: "public" })),
  isOff: !takesPlace(row),
  url: `${ctx.origin}${eventPath(ctx.language, row.slug)}`,
});

export const digestMail = defineMail(digestKind, { prepare, template, footer, samples });
