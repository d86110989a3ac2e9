import { listDraftsOf } from "#db/queries/drafts.server.ts";
import { listOutdatedTexts } from "#db/queries/events.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { listEventsOf } from "#db/queries/organiser-events.server.ts";
import { countAttendees } from "#db/queries/sign-ups.server.ts";
import { isCityAuthority } from "../model/organisation.ts";
import { type Context, organisationIdsOf } from "../context.ts";

/** Kinds of tasks for an organiser, most urgent first. */
export const needKinds = ["change", "submit", "finish", "confirm", "translate"] as const;
export type Need = { kind: (typeof needKinds)[number]; eventId: string; title: string; language: string };

/** List the organisations of the actor, their events, and the tasks they cause. */
export function listOwnEvents(ctx: Context) {
  const ids = organisationIdsOf(ctx.actor);
  const people = countAttendees(ctx.db, ids);
  const events = listEventsOf(ctx.db, ctx.language, ids).map((event) => ({
    ...event,
    people: people.get(event.eventId) ?? 0,
  }));
  const organisations = listOrganisations(ctx.db, ids);
  return {
    organisations: organisations.map(({ id, name, alias, state, kind, cityId, cityState }) => ({
      id,
      name,
      alias,
      state,
      kind,
      cityId,
      isCityListed: cityState === "listed",
    })),
    /** True when one of the organisations is the authority of its city. */
    keepsCity: organisations.some(isCityAuthority),
    events,
    needs: needsOf(ctx, ids, events),
  };
}

type Listed = { eventId: string; title: string; language: string; review: string };

function needsOf(ctx: Context, organisationIds: readonly string[], events: readonly Listed[]): Need[] {
  const drafts = listDraftsOf(ctx.db, organisationIds);
  const outdated = new Set(listOutdatedTexts(ctx.db, organisationIds));
  const need = (kind: Need["kind"], from: Pick<Listed, "eventId" | "title" | "language">): Need => ({
    kind,
    eventId: from.eventId,
    title: from.title,
    language: from.language,
  });
  const draftOf = (event: Listed) => drafts.some((draft) => draft.eventId === event.eventId);
  const begun = drafts.filter((draft) => !events.some((event) => event.eventId === draft.eventId));
  return [
    ...events.filter((event) => event.review === "changes_requested").map((event) => need("change", event)),
    ...events.filter((event) => event.review === "draft" && !draftOf(event)).map((event) => need("submit", event)),
    ...begun.map((draft) => need("finish", draft)),
    ...events.filter(draftOf).map((event) => need("confirm", event)),
    ...events.filter((event) => outdated.has(event.eventId)).map((event) => need("translate", event)),
  ];
}
