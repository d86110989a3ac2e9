import { languages } from "#app/domain/languages/language.ts";
import { eventSteps } from "#app/domain/model/event-form-part.ts";
import { expect, it } from "vitest";
import { createApp } from "../support/app.ts";
import { makeEvent, makeOrganisation } from "../support/factories.ts";

/** A text as French and Arabic organisers write it, with an emoji: characters of two, three and four bytes. */
const text = "L’équipe vous accueille ! مرحبا بكم 😀 ";

const pagesOf = (dateId: string): string[] => [
  ...eventSteps.map((step) => `edit/${step}`),
  ...["", "dates", "programme", "partners", "texts", "texts/fr", "picture", "conversation", "people"],
  ...[`people/${dateId}`, `people/${dateId}/door`],
];

it.each(languages)("is on every page of an event's workspace wherever its characters fall: %s", async (language) => {
  const app = await createApp();
  const { email, organisationId } = makeOrganisation(app.db);
  const cookie = await app.signIn(email);
  const damaged: string[] = [];
  for (let shift = 0; shift < 16; shift += 1) {
    const title = `${"x".repeat(shift)} ${text.repeat(2)}`;
    const event = makeEvent(app.db, { organisationId, title, description: text.repeat(80), until: "submitted" });
    for (const page of pagesOf(event.dateIds[0] ?? "")) {
      const path = `/${language}/organise/events/${event.eventId}/${page}`.replace(/\/$/, "");
      const answer = await app.ask(path, { headers: { Cookie: cookie } });
      expect([path, answer.status]).toEqual([path, 200]);
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (bytes.includes(0) || bytes.toString("utf8").includes("\ufffd")) damaged.push(`${shift} ${path}`);
    }
  }
  expect(damaged).toEqual([]);
});
