import type { NoticeFacts } from "../parts/notice.tsx";
import { day, notice, title } from "../parts/sample-data.ts";

export const samples = {
  zone_moved: { ...notice, about: "zone_moved", day, title },
  zone_corrected: { ...notice, about: "zone_corrected", day, title },
  zone_gap: { ...notice, about: "zone_gap", day, title },
} satisfies Record<string, NoticeFacts>;
