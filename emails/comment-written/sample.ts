import type { NoticeFacts } from "../parts/notice.tsx";
import { notice, title } from "../parts/sample-data.ts";

export const samples = {
  message: {
    ...notice,
    about: "message_coordinator",
    who: "Maré",
    title,
    subjectTitle: title.text,
    quote: "Quand répondez-vous ?\n> merci",
  },
} satisfies Record<string, NoticeFacts>;
