import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCity, findCityBySlug } from "#db/queries/cities.server.ts";
import { deleteCityWindow, findEdition, setCityWindow } from "#db/queries/editions.server.ts";
import type { Context } from "../context.ts";
import { eventWindow } from "../model/edition.ts";
import { Invalid, NotFound } from "../errors.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";
import type { Days } from "./edition-faults.ts";
import { checkedDays } from "./save-edition.server.ts";

/**
 * Set the edition window of a city, at most `nearEditionDays` outside the edition.
 * @throws NotFound unless the actor is the secretariat, and for an unknown edition; Invalid `citySlug`, and by day
 * where they are out of order or too far away
 */
export function setOwnWindow(ctx: Context, input: Days & { editionId: string; citySlug: string }): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    const edition = findEdition(tx, input.editionId);
    if (!edition) throw new NotFound("edition");
    const city = findCityBySlug(tx, input.citySlug);
    if (!city) throw new Invalid({ citySlug: { key: "unknownCity" } });
    const days = checkedDays(input);
    const { from, to } = eventWindow(edition);
    if (days.startsOn < from) throw new Invalid({ startsOn: { key: "dayBetween", values: { from, to } } });
    if (days.endsOn > to) throw new Invalid({ endsOn: { key: "dayBetween", values: { from, to } } });
    setCityWindow(tx, { editionId: edition.id, cityId: city.id, ...days });
    recordAudit(tx, ctx, {
      action: "edition.city-window",
      subjectKind: "edition",
      subjectId: edition.id,
      cityId: city.id,
      newState: `${days.startsOn}/${days.endsOn}`,
    });
  });
}

/**
 * Delete the edition window of a city, so that the days of the edition apply.
 * @throws NotFound unless the actor is the secretariat
 */
export function removeOwnWindow(ctx: Context, input: { editionId: string; cityId: string }): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    const city = findCity(tx, input.cityId);
    if (!city || !findEdition(tx, input.editionId)) throw new NotFound("edition");
    deleteCityWindow(tx, input.editionId, city.id);
    recordAudit(tx, ctx, {
      action: "edition.no-city-window",
      subjectKind: "edition",
      subjectId: input.editionId,
      cityId: city.id,
    });
  });
}
