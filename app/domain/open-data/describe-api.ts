import { z } from "zod";
import { filterParameters } from "../model/programme-filter.ts";
import {
  citiesShape,
  eventPageShape,
  eventShape,
  faultShape,
  geoJsonShape,
  goneShape,
  organisationsShape,
} from "./shapes.ts";

const shapes = [eventShape, goneShape, eventPageShape, citiesShape, geoJsonShape, organisationsShape, faultShape];

const meanings: Record<(typeof filterParameters)[number], string> = {
  edition: "Code of an edition; the current one where none is named",
  country: "ISO 3166-1 alpha-2 in lower case",
  city: "Slug of a city",
  region: "Code of a region",
  theme: "Code of a theme",
  format: "Code of a format",
  language: "Language spoken or signed there",
  attendance: "in_person, online or hybrid",
  access: "Inclusion code that is answered with yes; of several, all",
  organisation: "Slug of an organisation",
  q: "Words to look for, in all languages of the texts",
  from: "First day, on the clock of each event's place",
  to: "Last day, on the clock of each event's place",
  seats: "1: only dates one can still come to",
};
const single: ReadonlySet<string> = new Set(["edition", "q", "from", "to", "seats"]);

const parameter = (name: string, description: string, schema: object) => ({
  name,
  in: "query",
  description,
  required: false,
  schema,
});

const filters = filterParameters.map((name) =>
  parameter(name, meanings[name], single.has(name) ? { type: "string" } : { type: "array", items: { type: "string" } }),
);

const answer = (id: string, description: string) => ({
  description,
  content: { "application/json": { schema: { $ref: `#/components/schemas/${id}` } } },
});

/** Responses that all addresses may give. */
const refusals = {
  "400": answer("Fault", "A value, or an address, that means nothing"),
  "405": answer("Fault", "A method other than those named in `Allow`"),
  "429": answer("Fault", "Asked too often; `Retry-After` says in how many seconds it works again"),
  "500": answer("Fault", "Our fault; `reference` is its number in our log"),
  default: answer("Fault", "Any other refusal, as 404 for an address under /api that does not exist"),
};
const missing = {
  "404": answer("Fault", "There is no such event"),
  "410": answer("Fault", "The event was taken out of everything public"),
};

const paths = {
  "/api/v1/events": {
    get: {
      operationId: "listEvents",
      summary: "Events under a filter, in the order of their last change",
      parameters: [
        ...filters,
        parameter("updated_since", "Only what changed since (RFC 3339), with what left the selection", {
          type: "string",
          format: "date-time",
        }),
        parameter("after", "Where the list goes on: as `next` of the page before says", { type: "string" }),
      ],
      responses: { "200": answer("EventPage", "A page of events"), ...refusals },
    },
  },
  "/api/v1/events/{slug}": {
    get: {
      operationId: "getEvent",
      summary: "One event",
      parameters: [{ name: "slug", in: "path", required: true, schema: { type: "string" } }],
      responses: { "200": answer("Event", "The event"), ...missing, ...refusals },
    },
  },
  "/api/v1/cities": {
    get: {
      operationId: "listCities",
      summary: "Cities of the network",
      responses: { "200": answer("Cities", "The cities"), ...refusals },
    },
  },
  "/api/v1/cities.geojson": {
    get: {
      operationId: "mapCities",
      summary: "Cities with events, as GeoJSON",
      responses: {
        "200": {
          description: "RFC 7946",
          content: { "application/geo+json": { schema: { $ref: "#/components/schemas/CityFeatures" } } },
        },
        ...refusals,
      },
    },
  },
  "/api/v1/organisations": {
    get: {
      operationId: "listOrganisations",
      summary: "Organisations that lead public events",
      responses: { "200": answer("Organisations", "The organisations"), ...refusals },
    },
  },
} as const;

/**
 * Return the description of the open data (OpenAPI 3.1), generated from the schemas of the answers.
 * @param origin scheme and host of this installation
 * @param week English name of the week
 */
export function describeApi(origin: string, week: string) {
  const registry = z.registry<{ id: string }>();
  for (const shape of shapes) registry.add(shape, { id: String(shape.meta()?.id) });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return {
    openapi: "3.1.0",
    info: {
      title: week,
      version: "1",
      description: `Public events of ${week}, read-only. Nothing here is personal.`,
    },
    servers: [{ url: origin }],
    paths,
    components: { schemas: withoutIds(schemas) },
  };
}

/** Remove the ids of components: they are named by their place, and an id would make references ambiguous. */
const withoutIds = (schemas: Record<string, object>) =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { $id: _id, $schema: _schema, ...rest } = schema as { $id?: string; $schema?: string };
      return [name, rest];
    }),
  );
