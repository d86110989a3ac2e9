import { arabicName, signUp } from "../parts/sample-data.ts";

export const samples = {
  participant_message: {
    ...signUp,
    partySize: null,
    quote: "Apportez une tasse, s’il vous plaît.",
    organisers: `${arabicName} <b>`,
  },
};
