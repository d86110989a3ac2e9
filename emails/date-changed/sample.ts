import { arabicName, areaPlace, event, local, pageUrl, publicPlace, when } from "../parts/sample-data.ts";
import type { DateChangedFacts } from "./template.tsx";

const date = { ...event, role: "holder", when, before: null, place: null, alternatives: [], pageUrl } as const;
const online = { ...date, news: ["online"], isOnline: true, hasCalendar: true, organisers: arabicName } as const;

export const samples = {
  date_changed: {
    ...date,
    news: ["moved", "place"],
    when: { ...when, startsAtLocal: local("2026-12-20T18:00"), endsAtLocal: local("2026-12-20T21:00") },
    before: when,
    place: publicPlace,
    isOnline: false,
    hasCalendar: true,
    organisers: arabicName,
    reason: "La salle est trop petite.",
  },
  cancelled: {
    ...date,
    news: ["cancelled"],
    isOnline: false,
    hasCalendar: true,
    organisers: arabicName,
    reason: "La salle a brûlé.\n<script>alert(1)</script>",
    alternatives: [
      {
        title: { text: "Café des langues", language: "fr" },
        when,
        url: "https://week.test/fr/events/cafe-des-langues",
      },
    ],
  },
  online: { ...online, reason: "Tempête." },
  other_offset: { ...online, news: ["offset"], reason: null },
  changed_area: {
    ...date,
    news: ["reinstated", "place"],
    place: areaPlace,
    isOnline: false,
    hasCalendar: false,
    organisers: "Les voisins",
    reason: null,
  },
  followed: {
    ...date,
    role: "follower",
    news: ["postponed"],
    isOnline: false,
    hasCalendar: true,
    organisers: "Les voisins",
    reason: "Grève des transports",
  },
} satisfies Record<string, DateChangedFacts>;
