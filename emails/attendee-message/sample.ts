import { arabicName, signUp } from "../parts/sample-data.ts";

const message = {
  ...signUp,
  partySize: null,
  quote: "Apportez une tasse, s’il vous plaît.",
  organisers: `${arabicName} <b>`,
};

export const samples = {
  participant_message: message,
  message_of_date: { ...message, audience: "ofDate" as const },
  message_waiting: { ...message, audience: "waiting" as const },
};
