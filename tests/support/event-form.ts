import {
  type EventPart,
  type EventStep,
  eventSteps,
  partOf,
  partsOf,
  stepOf,
} from "#app/domain/model/event-form-part.ts";
import { randomUUID } from "node:crypto";
import type { TestApp } from "./app.ts";
import { cityId } from "./factories.ts";

type Fields = Record<string, string | readonly string[]>;
const firstSteps = eventSteps.filter((step) => step !== "inclusion");

/** The required fields of the event form and its default values, as a browser sends them. */
export const nineFields = (app: TestApp, overrides: Fields = {}): Fields => ({
  language: "pt",
  title: "Jantar de vizinhos",
  summary: "Um jantar para todas as pessoas.",
  description: "",
  themes: "solidarity",
  format: "community_meal",
  cityId: cityId(app.db, "lisboa"),
  attendance: "in_person",
  placeLevel: "public",
  door: "sign_up",
  contactEmail: "privado@example.org",
  "dates[0].day": "2026-12-18",
  "dates[0].startTime": "19:00",
  "dates[0].endTime": "22:00",
  ...overrides,
});

export const fieldsOfPart = (fields: Fields, part: EventPart): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => partOf(name) === part));

const fieldsOfStep = (fields: Fields, step: EventStep): Fields =>
  Object.assign({}, ...partsOf(step).map((part) => fieldsOfPart(fields, part)));

export type FormRequest = {
  cookie: string;
  eventId: string;
  organisationId: string;
  language?: string;
};

const partPath = ({ language = "en", eventId, organisationId }: FormRequest, part: EventPart) =>
  `/${language}/organise/events/${eventId}/edit/${stepOf(part)}?organisation=${organisationId}`;

/** Return the version that a page of the event form was made from. */
export async function versionOf(app: TestApp, to: FormRequest, part: EventPart): Promise<string> {
  const html = await (await app.ask(partPath(to, part), { headers: { Cookie: to.cookie } })).text();
  return /name="version" value="([^"]*)"/.exec(html)?.[1] ?? "";
}

/** Open a page of the event form and send the fields of a part, like a browser without JavaScript. */
export async function sendPart(app: TestApp, to: FormRequest, part: EventPart, fields: Fields): Promise<Response> {
  const { organisationId, cookie } = to;
  const version = fields["version"] ?? (await versionOf(app, to, part));
  return app.post(partPath(to, part), { go: "next", organisationId, ...fields, version }, cookie);
}

/** Send the steps of the event form in order, until one is refused. */
export async function sendForm(app: TestApp, to: FormRequest, fields: Fields): Promise<Response> {
  let last: Response | null = null;
  for (const step of firstSteps) {
    last = await sendPart(app, to, step, fieldsOfStep(fields, step));
    if (last.status !== 303) return last;
  }
  if (!last) throw new Error("a form has steps");
  return last;
}

export const newRequest = (cookie: string, organisationId: string, language = "en"): FormRequest => ({
  cookie,
  organisationId,
  eventId: randomUUID(),
  language,
});
