import type { NoticeFacts } from "../parts/notice.tsx";
import { day, notice, title } from "../parts/sample-data.ts";

export const samples = {
  report_request: { ...notice, about: "report_request", day, title },
} satisfies Record<string, NoticeFacts>;
