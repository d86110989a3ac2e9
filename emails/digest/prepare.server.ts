import { findDigest } from "#db/queries/digests.server.ts";
import { countProgrammeDates } from "#db/queries/programme-counts.server.ts";
import { listProgrammeDates, type ProgrammeRow } from "#db/queries/programme.server.ts";
import { confirmPath, eventPath, programmePath } from "#app/domain/paths.ts";
import { unsubscribePath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { DigestDate, DigestSection, PreparedMail } from "../mail-model.ts";
import { placeFor, placeLine } from "#app/domain/model/place.ts";
import { emptyFilter, isEmptyFilter, type ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import { placeOfFilter } from "#app/domain/model/feature.ts";
import { listFeatured } from "#app/domain/programme/list-featured.server.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";
import { days, hours, type Instant, plus } from "#app/domain/time/zoned-time.ts";
import { readDigestFilter } from "#app/domain/digests/digest-filter.server.ts";
import { takesPlace } from "#app/domain/model/date.ts";
import { digestLimits, keepUnconfirmedDigestMs } from "#app/domain/digests/digest.ts";

/** The mail that asks the owner of an address, unless they said yes already or it is erased. */
export function prepareDigestConfirmMail(ctx: Context, payload: MailPayload<"digest_confirm">): PreparedMail | null {
  const digest = findDigest(ctx.db, payload.digestId);
  if (!digest || digest.confirmedAt !== null) return null;
  const { labels, attendance } = readDigestFilter({ ...ctx, language: digest.language }, digest.query);
  const url = `${ctx.origin}${confirmPath(digest.language, digest.confirmToken)}`;
  return {
    to: digest.email,
    language: digest.language,
    model: { kind: "digest_confirm", labels, attendance, url, hours: keepUnconfirmedDigestMs / hours(1) },
  };
}

/** So many dates of a filter are looked at: more do not fit a mail. */
const maxRead = 500;

/**
 * The week by a filter as it is when the mail goes out: what leads the page of its place, what is near, what is new. Null
 * when there is nothing of it, or the reader stopped it.
 */
export function prepareDigestMail(ctx: Context, payload: MailPayload<"digest">): PreparedMail | null {
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
    model: {
      kind: "digest",
      labels,
      attendance,
      sections,
      more: Math.max(0, total - shown),
      programmeUrl: `${ctx.origin}${programmePath(digest.language, filter)}`,
      unsubscribeUrl,
    },
  };
}

function sectionsOf(ctx: Context, filter: ProgrammeFilter, effective: ProgrammeFilter, newsSince: Instant) {
  const rows = listProgrammeDates(ctx.db, {
    filter: effective,
    language: ctx.language,
    now: ctx.now,
    endingAfter: ctx.now,
    after: null,
    limit: maxRead,
  });
  const said = new Set<string>();
  const isNew = (row: ProgrammeRow) => row.approvedAt !== null && row.approvedAt > newsSince;
  const parts: Record<DigestSection, ProgrammeRow[]> = {
    featured: featuredOf(ctx, filter, rows),
    week: rows.filter((row) => row.startsAtUtc <= plus(ctx.now, days(7))),
    added: rows.filter(isNew),
  };
  return (Object.keys(parts) as DigestSection[]).flatMap((about) => {
    const dates = parts[about].filter((row) => !said.has(row.dateId)).slice(0, digestLimits[about]);
    for (const row of dates) said.add(row.dateId);
    return dates.length === 0 ? [] : [{ about, dates: dates.map((row) => dateOf(ctx, row)) }];
  });
}

/** What coordinators feature on the page of the filter's place, as far as the filter shows it (product 8). */
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
  // What everybody may see of the place: digests are forwarded.
  place: row.status === "moved_online" ? null : placeLine(placeFor(row.place, { kind: "public" })),
  isOff: !takesPlace(row),
  url: `${ctx.origin}${eventPath(ctx.language, row.slug)}`,
});
