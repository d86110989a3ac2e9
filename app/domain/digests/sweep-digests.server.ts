import { digest as digestKind } from "#emails/digest/mail.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import { findCityZone, listCities } from "#db/queries/cities.server.ts";
import { type FoundDigest, listDigestsBefore, updateDigest } from "#db/queries/digests.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { mailSubject } from "../model/mail.ts";
import { parseFilter } from "../programme/parse-filter.ts";
import { toLocal } from "../time/zone-arithmetic.server.ts";
import { utcZone, addDays, type IanaZone, type Instant, localDateOf, utcDay } from "../time/zoned-time.ts";
import { digestHour, mondayOf } from "./digest.ts";

/**
 * Queue the digests that are due: Monday at seven by the wall clock of the filter's place (WALL-11), once a week, also
 * when the server was down at that time.
 */
export function sweepDigests(db: Database, now: Instant): void {
  // No place is more than one day ahead of UTC.
  const latest = mondayOf(addDays(utcDay(now), 1));
  const digests = listDigestsBefore(db, latest);
  // Slugs and countries are the same in every language.
  const places = digests.length === 0 ? [] : listCities(db, "en");
  for (const digest of digests) {
    const here = toLocal(now, zoneOf(db, places, digest));
    const monday = mondayOf(localDateOf(here));
    const isDue = here >= `${monday}T${String(digestHour).padStart(2, "0")}:00`;
    if (!isDue || (digest.lastSentOn !== null && digest.lastSentOn >= monday)) continue;
    writeTransaction(db, (tx) => {
      updateDigest(tx, digest.id, { lastSentOn: monday, newsSince: now });
      enqueueMail(tx, digestKind, {
        payload: { digestId: digest.id, newsSince: digest.newsSince },
        dedupeKey: digestKind.key(digest.id, monday),
        subject: mailSubject("digest", digest.id),
        now,
      });
    });
  }
}

/** Return the time zone of the first place that matches a filter's cities, or its country if it has none; else UTC. */
function zoneOf(db: Database, places: ReturnType<typeof listCities>, digest: FoundDigest): IanaZone {
  const { filter } = parseFilter(new URLSearchParams(digest.query));
  const country = filter.country[0]?.toUpperCase();
  const city = places.find((place) =>
    filter.city.length > 0 ? filter.city.includes(place.slug) : place.countryCode === country,
  );
  return city ? findCityZone(db, city.id) : utcZone;
}
