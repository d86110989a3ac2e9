import { type ParticipationMode, participationModes } from "#app/domain/model/participation.ts";
import { type PlaceLevel, stricterLevel } from "#app/domain/model/place.ts";
import { addDays, type LocalDate } from "#app/domain/time/zoned-time.ts";
import type { DemoOrganisation } from "./cast.ts";
import type { Idea, Words } from "./ideas.ts";
import { venues } from "./wording.ts";

/** One event of the demonstration: its rows of the table, and the facts that later verbs need. */
export type DemoEvent = {
  externalId: string;
  index: number;
  organisation: DemoOrganisation;
  idea: Idea;
  rows: string[][];
};

export const tableHeader = [
  "external_id title summary description language theme format city country start end",
  "venue address place_level capacity door organisation contact_email",
].flatMap((part) => part.split(" "));

type Rhythm = {
  minutes: number;
  participation: ParticipationMode;
  everyDays: number;
  times: number;
  weekend: readonly string[];
};
const evening = ["17:30", "18:00", "18:30", "19:00", "19:30", "20:00"];
const afternoon = ["14:00", "15:00", "16:30"];
const once = { everyDays: 0, times: 1, weekend: afternoon };
const rhythms: Readonly<Record<string, Rhythm>> = {
  round_table: { minutes: 180, participation: "count_me_in", ...once },
  workshop: { minutes: 180, participation: "sign_up", ...once },
  community_meal: { minutes: 180, participation: "sign_up", ...once, weekend: ["12:30", "13:00", "19:00"] },
  film_debate: { minutes: 150, participation: "sign_up", ...once, weekend: evening },
  legal_clinic: { minutes: 150, participation: "sign_up", everyDays: 4, times: 2, weekend: ["10:00", "14:00"] },
  language_cafe: { minutes: 120, participation: "just_come", everyDays: 3, times: 3, weekend: afternoon },
  walking_tour: { minutes: 120, participation: "count_me_in", ...once, weekend: ["10:30", "15:00"] },
  sport: { minutes: 180, participation: "just_come", ...once, weekend: ["10:00", "15:00"] },
  exhibition: { minutes: 180, participation: "just_come", everyDays: 1, times: 3, weekend: ["14:00"] },
  concert: { minutes: 150, participation: "just_come", ...once, weekend: ["20:30", "21:30"] },
  training: { minutes: 180, participation: "sign_up", ...once, weekend: ["10:00", "14:00"] },
  welcome_desk: { minutes: 180, participation: "just_come", everyDays: 7, times: 2, weekend: ["09:30", "10:00"] },
  radio: { minutes: 60, participation: "just_come", ...once, weekend: ["18:00"] },
};
const capacities = ["12", "20", "", "30", "40", "", "60", "80"];

/**
 * Compose about 250 events, two for each organisation and three for every fifth. The same first day gives the same
 * events.
 */
export function composeEvents(
  organisations: readonly DemoOrganisation[],
  ideas: readonly Idea[],
  from: LocalDate,
): DemoEvent[] {
  const events: DemoEvent[] = [];
  for (const [place, organisation] of organisations.entries()) {
    for (let turn = 0; turn < (place % 5 === 0 ? 3 : 2); turn += 1) {
      const idea = ideaFor(organisation, ideas, place, turn);
      const index = events.length;
      const externalId = `demo-${String(index + 1).padStart(3, "0")}`;
      const rows = rowsOf({ externalId, index, organisation, idea, from });
      events.push({ externalId, index, organisation, idea, rows });
    }
  }
  return events;
}

/**
 * Choose an idea for an organisation, never the same twice: first those meant for its city, then others in its
 * language.
 */
function ideaFor(organisation: DemoOrganisation, ideas: readonly Idea[], place: number, turn: number): Idea {
  const known = ideas.filter((idea) => idea.language === organisation.language);
  const own = known.filter((idea) => idea.city === organisation.city.name);
  const others = known.filter((idea) => !own.includes(idea));
  const start = place * 3;
  const rest = others.map((_, offset) => others[(start + offset) % others.length]).filter((idea) => idea !== undefined);
  const ordered = organisation.kind === "institution" ? rest : [...own, ...rest];
  const idea = ordered[turn];
  if (!idea) throw new Error(`no idea in ${organisation.language}`);
  return idea;
}

type Plan = Omit<DemoEvent, "rows"> & { from: LocalDate };

function rowsOf(plan: Plan): string[][] {
  const { idea, index, organisation, from } = plan;
  const rhythm = rhythms[idea.format] ?? { minutes: 120, participation: "just_come" as const, ...once };
  const level = levelOf(plan);
  const [venue = "", address = ""] = venues[organisation.language][index % venues[organisation.language].length] ?? [];
  const participation = rhythm.participation === "just_come" && level === "area" ? "count_me_in" : rhythm.participation;
  const words = idea.texts[idea.language] as Words;
  const isHidden = level === "by_partner" || isOnlineOnly(idea);
  const capacity = participation === "just_come" ? "" : (capacities[index % capacities.length] ?? "");
  return spans(rhythm, index, from).map(([start, end]) => [
    plan.externalId,
    words.title,
    words.summary,
    words.description,
    idea.language,
    index % 6 === 5 ? [...new Set([idea.theme, "participation"])].join("|") : idea.theme,
    idea.format,
    organisation.city.name,
    organisation.city.countryCode,
    start,
    end,
    isHidden ? "" : venue,
    isHidden ? "" : address,
    level,
    capacity,
    // The table accepts a participation mode by name or by number.
    index % 2 === 0 ? participation : String(participationModes.indexOf(participation)),
    organisation.name,
    organisation.contactEmail,
  ]);
}

export const isOnlineOnly = (idea: Idea): boolean => idea.number === 21;

/** Return the stricter place level of idea and city; by_partner only in cities that are not public by default. */
function levelOf({ idea, organisation }: Plan): PlaceLevel {
  const ofCity = organisation.city.defaultPlaceLevel;
  if (isOnlineOnly(idea)) return "public";
  if (idea.placeLevel === "by_partner" && ofCity === "public") return "area";
  if (ofCity !== "public" && idea.format === "legal_clinic") return "by_partner";
  return stricterLevel(idea.placeLevel, ofCity);
}

/** Return the wall clock times of an event's dates; a late one may end after midnight. */
function spans({ minutes, everyDays, times, weekend }: Rhythm, index: number, from: LocalDate): [string, string][] {
  const lastDay = 9;
  const first = (index * 7 + Math.floor(index / 10) * 3) % 10;
  const firstDay = Math.min(first, lastDay - everyDays * (times - 1));
  return Array.from({ length: times }, (_, turn) => {
    const dayNumber = Math.max(0, firstDay) + turn * everyDays;
    const isWeekend = [1, 2, 8, 9].includes(dayNumber);
    const times = isWeekend ? weekend : evening;
    const clock = times[index % times.length] ?? "18:00";
    const [hour = 0, minute = 0] = clock.split(":").map(Number);
    const end = hour * 60 + minute + minutes;
    const day = addDays(from, dayNumber);
    const endDay = addDays(day, Math.floor(end / 1440));
    const part = (value: number) => String(value).padStart(2, "0");
    return [`${day}T${clock}`, `${endDay}T${part(Math.floor((end % 1440) / 60))}:${part(end % 60)}`];
  });
}
