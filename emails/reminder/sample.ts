import { arabicName, event, pageUrl, publicPlace, when } from "../parts/sample-data.ts";
import type { SignUpFacts } from "../parts/sign-up.tsx";

const seat = { ...event, when, checkInCode: "K7QM", pageUrl };

export const samples = {
  reminder: {
    ...seat,
    session: { text: "Table de conversation", language: "fr" },
    place: publicPlace,
    organisers: arabicName,
    partySize: 3,
  },
  reminder_online: { ...seat, session: null, place: null, organisers: "Les voisins", partySize: 1 },
} satisfies Record<string, SignUpFacts>;
