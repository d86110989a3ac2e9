import "i18next";
import type calendar from "./messages/en/calendar.json";
import type common from "./messages/en/common.json";
import type coordinate from "./messages/en/coordinate.json";
import type errors from "./messages/en/errors.json";
import type event from "./messages/en/event.json";
import type imports from "./messages/en/imports.json";
import type joining from "./messages/en/joining.json";
import type life from "./messages/en/life.json";
import type mail from "./messages/en/mail.json";
import type organise from "./messages/en/organise.json";
import type posting from "./messages/en/posting.json";
import type picture from "./messages/en/picture.json";
import type promotion from "./messages/en/promotion.json";
import type figures from "./messages/en/figures.json";
import type secretariat from "./messages/en/secretariat.json";
import type together from "./messages/en/together.json";
import type refusals from "./messages/en/refusals.json";
import type taking from "./messages/en/taking.json";
import type door from "./messages/en/door.json";
import type publicPages from "./messages/en/public.json";

/** English names the keys: a key that is not there does not compile. */
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    returnNull: false;
    resources: {
      calendar: typeof calendar;
      common: typeof common;
      coordinate: typeof coordinate;
      errors: typeof errors;
      event: typeof event;
      imports: typeof imports;
      joining: typeof joining;
      life: typeof life;
      mail: typeof mail;
      organise: typeof organise;
      posting: typeof posting;
      picture: typeof picture;
      public: typeof publicPages;
      refusals: typeof refusals;
      promotion: typeof promotion;
      figures: typeof figures;
      secretariat: typeof secretariat;
      together: typeof together;
      taking: typeof taking;
      door: typeof door;
    };
  }
}
