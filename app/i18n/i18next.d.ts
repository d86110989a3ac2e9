import "i18next";
import type common from "./messages/en/common.json";
import type errorPages from "./messages/en/errorPages.json";
import type formFaults from "./messages/en/formFaults.json";
import type faults from "./messages/en/faults.json";
import type event from "./messages/en/event.json";
import type publicPages from "./messages/en/public.json";
import type workspace from "./messages/en/workspace.json";
import type organise from "./messages/en/organise.json";
import type eventForm from "./messages/en/eventForm.json";
import type formHints from "./messages/en/formHints.json";
import type imports from "./messages/en/imports.json";
import type coordinate from "./messages/en/coordinate.json";
import type comments from "./messages/en/comments.json";
import type secondFactor from "./messages/en/secondFactor.json";
import type secretariat from "./messages/en/secretariat.json";
import type statistics from "./messages/en/statistics.json";
import type promotion from "./messages/en/promotion.json";
import type mail from "./messages/en/mail.json";
import type calendar from "./messages/en/calendar.json";
import type picture from "./messages/en/picture.json";
import type organisations from "./messages/en/organisations.json";
import type cities from "./messages/en/cities.json";
import type account from "./messages/en/account.json";
import type coHosts from "./messages/en/coHosts.json";
import type sessions from "./messages/en/sessions.json";
import type translations from "./messages/en/translations.json";
import type dates from "./messages/en/dates.json";
import type hiding from "./messages/en/hiding.json";
import type signUp from "./messages/en/signUp.json";
import type attendee from "./messages/en/attendee.json";
import type digest from "./messages/en/digest.json";
import type attendees from "./messages/en/attendees.json";
import type checkIn from "./messages/en/checkIn.json";

/** Types of the keys, from the English texts: a missing key does not compile. */
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    returnNull: false;
    resources: {
      common: typeof common;
      errorPages: typeof errorPages;
      formFaults: typeof formFaults;
      faults: typeof faults;
      event: typeof event;
      public: typeof publicPages;
      workspace: typeof workspace;
      organise: typeof organise;
      eventForm: typeof eventForm;
      formHints: typeof formHints;
      imports: typeof imports;
      coordinate: typeof coordinate;
      comments: typeof comments;
      secondFactor: typeof secondFactor;
      secretariat: typeof secretariat;
      statistics: typeof statistics;
      promotion: typeof promotion;
      mail: typeof mail;
      calendar: typeof calendar;
      picture: typeof picture;
      organisations: typeof organisations;
      cities: typeof cities;
      account: typeof account;
      coHosts: typeof coHosts;
      sessions: typeof sessions;
      translations: typeof translations;
      dates: typeof dates;
      hiding: typeof hiding;
      signUp: typeof signUp;
      attendee: typeof attendee;
      digest: typeof digest;
      attendees: typeof attendees;
      checkIn: typeof checkIn;
    };
  }
}
