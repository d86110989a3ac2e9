import type { NoticeFacts } from "../parts/notice.tsx";
import { notice } from "../parts/sample-data.ts";

export const samples = {
  escalated: { ...notice, about: "escalated", who: "Café des langues" },
} satisfies Record<string, NoticeFacts>;
