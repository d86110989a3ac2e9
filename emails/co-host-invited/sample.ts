import { arabicName, event, when } from "../parts/sample-data.ts";

export const samples = {
  co_organiser_invited: {
    ...event,
    subjectTitle: event.title,
    when,
    organisation: arabicName,
    url: "https://week.test/fr/organise/invitations",
  },
};
