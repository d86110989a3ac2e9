import { saveEvent } from "#app/domain/events/save-event.server.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { decideOrganisation } from "#app/domain/organisations/decide-organisation.server.ts";
import { findEvent, readEventInput } from "#db/queries/events.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import { expect, it } from "vitest";
import { actorOf, contextFor, makeEvent, openWeek } from "../../support/factories.ts";

/** Fields that have tables of their own, and one that is a column of the event. */
const changes: Readonly<Record<string, Partial<EventInput>>> = {
  themes: { themes: ["participation"] },
  "languages spoken": { spoken: ["fr"] },
  "languages interpreted": { interpreted: ["ar"] },
  "sign languages": { signed: ["libras"] },
  "answers about access": { inclusion: { free: "no" } },
  "the public contact": { publicContact: "contact@example.org" },
};

it.each(Object.keys(changes))("renews pages and the revision when a public event has other %s", (name) => {
  const db = openWeek();
  const event = makeEvent(db);
  const { organisationId } = event;
  decideOrganisation(contextFor(db), { organisationId, decision: "trust", reason: "" });
  const read = () => {
    const found = findEvent(db, event.eventId);
    if (!found) throw new Error("no event");
    return found;
  };
  const version = programmeVersionReader(db);
  const [oldVersion, oldRevision, input] = [version(), read().revision, readEventInput(db, read())];
  const ctx = contextFor(db, { actor: actorOf(db, event.email) });
  expect(saveEvent(ctx, { ...input, ...changes[name], eventId: event.eventId })).toMatchObject({ outcome: "updated" });
  expect(readEventInput(db, read())).toMatchObject(changes[name] ?? {});
  expect(version()).toBeGreaterThan(oldVersion);
  expect(read().revision).toBeGreaterThan(oldRevision);
});
