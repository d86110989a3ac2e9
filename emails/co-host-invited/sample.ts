import { arabicName, event, when } from "../parts/sample-data.ts";

export const samples = {
  co_organiser_invited: {
    ...event,
    when,
    organisation: arabicName,
    url: "https://week.test/fr/organise/invitations",
  },
};
