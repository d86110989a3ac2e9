import type { NoticeFacts } from "../parts/notice.tsx";
import { notice, title } from "../parts/sample-data.ts";

export const samples = {
  report_received: { ...notice, about: "report_received", title, quote: "La porte était fermée." },
} satisfies Record<string, NoticeFacts>;
