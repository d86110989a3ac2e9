import type { NoticeFacts } from "../parts/notice.tsx";
import { notice, title } from "../parts/sample-data.ts";

export const samples = {
  report_received: {
    ...notice,
    about: "report_received",
    category: "not_taking_place",
    title,
    quote: "La porte était fermée.",
  },
  report_danger: {
    ...notice,
    about: "report_danger",
    category: "dangerous",
    title,
    subjectTitle: title.text,
    quote: "Quelqu’un menace les gens.",
  },
} satisfies Record<string, NoticeFacts>;
