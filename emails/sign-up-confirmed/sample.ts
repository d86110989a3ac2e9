import { arabicName, areaPlace, event, pageUrl, publicPlace, when } from "../parts/sample-data.ts";
import type { SignUpFacts } from "../parts/sign-up.tsx";

const seat = { ...event, session: null, when, checkInCode: "K7QM", pageUrl };

export const samples = {
  seat_confirmed: { ...seat, place: publicPlace, organisers: arabicName, partySize: 3 },
  seat_area: { ...seat, place: areaPlace, organisers: "Les voisins", partySize: 1 },
} satisfies Record<string, SignUpFacts>;
