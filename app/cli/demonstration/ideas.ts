import { readTable } from "#app/domain/tables/read-table.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { PlaceLevel } from "#app/domain/model/place.ts";
import { readSeed } from "#db/seed/read-seed.server.ts";

export type Words = { title: string; summary: string; description: string };
export type Idea = {
  number: number;
  theme: string;
  format: string;
  language: Language;
  city: string;
  placeLevel: PlaceLevel;
  texts: Partial<Record<Language, Words>> & Record<string, Words>;
  sessions: readonly IdeaSession[];
};
export type IdeaSession = {
  startAfterMinutes: number;
  durationMinutes: number;
  track: string;
  title: Partial<Record<Language, string>>;
};

const columns = ["number", "theme", "format", "language", "title", "gist_en", "city", "place_level"] as const;

export function readIdeas(): Idea[] {
  const { rows } = readTable<(typeof columns)[number]>(readSeed("event-ideas.csv"), {
    required: columns,
    optional: [],
  });
  const texts = JSON.parse(readSeed("idea-texts.json").toString("utf8")) as { number: number; texts: Idea["texts"] }[];
  const programmes = JSON.parse(readSeed("sessions.json").toString("utf8")) as {
    number: number;
    sessions: IdeaSession[];
  }[];
  return rows.map(({ cells }) => {
    const number = Number(cells.number);
    const found = texts.find((text) => text.number === number);
    if (!found) throw new Error(`idea ${number} has no texts`);
    return {
      number,
      theme: cells.theme,
      format: cells.format,
      language: cells.language as Language,
      city: cells.city,
      placeLevel: cells.place_level as PlaceLevel,
      texts: found.texts,
      sessions: programmes.find((programme) => programme.number === number)?.sessions ?? [],
    };
  });
}
