import { local, pageUrl, title, when } from "../parts/sample-data.ts";
import type { DatesAddedFacts } from "./template.tsx";

const date = { title, when, url: "https://week.test/fr/events/x" };

export const samples = {
  date_added: { dates: [date], pageUrl },
  dates_added: {
    dates: [date, { ...date, when: { ...when, startsAtLocal: local("2026-12-20T18:00") } }],
    pageUrl,
  },
} satisfies Record<string, DatesAddedFacts>;
