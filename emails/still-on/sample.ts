import type { NoticeFacts } from "../parts/notice.tsx";
import { day, notice, title } from "../parts/sample-data.ts";

export const samples = {
  still_on: { ...notice, about: "still_on", day, title, subjectTitle: title.text },
} satisfies Record<string, NoticeFacts>;
