import { z } from "zod";
import { attendances, inclusionAnswers, translationStates } from "../model/event.ts";
import { participationModes } from "../model/participation.ts";
import { dateStatuses } from "../model/date.ts";
import { languages } from "../languages/language.ts";
import { organisationKinds } from "../model/organisation.ts";
import { placeLevels } from "../model/place.ts";

/** Schemas of the open data: the types of the code that writes them, and the source of the OpenAPI description. */

const wallClock = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .meta({ description: "Wall clock of the place, without offset" });
const moment = z.iso.datetime().meta({ description: "UTC" });

const dateShape = z.object({
  uid: z.string().meta({ description: "UID of the date in every calendar" }),
  start: wallClock,
  end: wallClock,
  startUtc: moment,
  endUtc: moment,
  timezone: z.string().meta({ description: "IANA zone" }),
  status: z.enum([...dateStatuses, "held"]),
  previousStart: wallClock.optional(),
  sequence: z.int().min(0),
  capacity: z.int().min(0).optional(),
  full: z.boolean(),
});

const sessionShape = z.object({
  uid: z.string().meta({ description: "UID of the date it is part of" }),
  start: wallClock,
  end: wallClock,
  title: z.string(),
  language: z.enum(languages).meta({ description: "Of the title" }),
  room: z.string().optional(),
  track: z.string().optional(),
  spokenLanguage: z.string().optional(),
});

export const eventShape = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    url: z.url(),
    edition: z.string(),
    review: z.literal("approved"),
    status: z.enum([...dateStatuses, "held"]).meta({ description: "Of all its dates together" }),
    updatedAt: moment,
    themes: z.array(z.string()),
    format: z.string(),
    attendance: z.enum(attendances),
    languages: z.array(z.string()).meta({ description: "Spoken there" }),
    otherLanguage: z
      .string()
      .optional()
      .meta({ description: "Name of one more that is spoken there, as it was typed" }),
    signLanguages: z.array(z.string()),
    access: z
      .record(z.string(), z.enum(inclusionAnswers))
      .meta({ description: "A code that is not named was not answered, which is no “no”" }),
    texts: z.partialRecord(
      z.enum(languages),
      z.object({ title: z.string(), summary: z.string(), description: z.string(), state: z.enum(translationStates) }),
    ),
    dates: z.array(dateShape),
    sessions: z.array(sessionShape),
    city: z.object({ slug: z.string(), name: z.string(), country: z.string(), region: z.string() }),
    place: z.object({
      level: z.enum(placeLevels),
      name: z.string().optional(),
      address: z.string().optional(),
      district: z.string().optional(),
      latitude: z.number().optional(),
      longitude: z.number().optional(),
      ask: z.string().optional(),
    }),
    onlineUrl: z.string().optional(),
    organisations: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        kind: z.enum(organisationKinds),
        role: z.enum(["lead", "co"]),
      }),
    ),
    participation: z.object({ door: z.enum(participationModes) }),
    image: z.object({ url: z.url(), alt: z.string(), credit: z.string().optional() }).optional(),
  })
  .meta({ id: "Event" });
export type OpenEvent = z.output<typeof eventShape>;

export const goneShape = z
  .object({ id: z.uuid(), updatedAt: moment, deleted: z.literal(true) })
  .meta({ id: "Gone", description: "No longer in this selection: hidden, or changed so that it does not fit it" });
export type OpenGone = z.output<typeof goneShape>;

export const eventPageShape = z
  .object({
    events: z.array(z.union([eventShape, goneShape])),
    next: z.url().nullable().meta({ description: "Where the list goes on; null at its end" }),
  })
  .meta({ id: "EventPage" });
export type OpenEventPage = z.output<typeof eventPageShape>;

export const citiesShape = z
  .object({
    cities: z.array(
      z.object({
        slug: z.string(),
        names: z.partialRecord(z.enum(languages), z.string()),
        name: z.string().meta({ description: "Its own name" }),
        country: z.string(),
        region: z.string(),
        timezone: z.string(),
        latitude: z.number().optional(),
        longitude: z.number().optional(),
        dates: z.int().min(0).meta({ description: "Public dates of the current edition" }),
      }),
    ),
  })
  .meta({ id: "Cities" });
export type OpenCities = z.output<typeof citiesShape>;

export const organisationsShape = z
  .object({
    organisations: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        kind: z.enum(organisationKinds),
        city: z.string(),
        country: z.string(),
      }),
    ),
  })
  .meta({ id: "Organisations" });
export type OpenOrganisations = z.output<typeof organisationsShape>;

/** RFC 7946. */
export const geoJsonShape = z
  .object({
    type: z.literal("FeatureCollection"),
    features: z.array(
      z.object({
        type: z.literal("Feature"),
        id: z.string(),
        geometry: z.object({ type: z.literal("Point"), coordinates: z.tuple([z.number(), z.number()]) }),
        properties: z.object({ name: z.string(), country: z.string(), dates: z.int().min(0), url: z.url() }),
      }),
    ),
  })
  .meta({ id: "CityFeatures" });
export type OpenGeoJson = z.output<typeof geoJsonShape>;

export const faultShape = z
  .object({
    error: z.string(),
    parameters: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
    reference: z.string().optional().meta({ description: "Under which our log speaks of an internal error" }),
  })
  .meta({ id: "Fault" });
export type OpenFault = z.output<typeof faultShape>;
