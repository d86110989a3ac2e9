import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCity, findCityBySlug } from "#db/queries/cities.server.ts";
import { deleteCityWindow, findEdition, setCityWindow } from "#db/queries/editions.server.ts";
import type { Context } from "../context.ts";
import { eventWindow } from "../model/edition.ts";
import { Invalid, NotFound } from "../errors.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";
import { checkedDays, type Days } from "./save-edition.server.ts";

/**
 * Gives a city days of its own in an edition, inside the edition's or near them.
 * @throws NotFound for everybody but the secretariat; Invalid `citySlug`, and by day where they are upside down or too far
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

/** A city goes by the edition's days again. @throws NotFound for everybody but the secretariat */
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
