import type { NoticeFacts } from "../parts/notice.tsx";
import { notice } from "../parts/sample-data.ts";

export const samples = {
  report_answered: { ...notice, about: "report_answered", quote: "L’adresse est corrigée." },
} satisfies Record<string, NoticeFacts>;
