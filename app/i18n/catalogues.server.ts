import type { Language } from "#app/domain/languages/language.ts";
import enCommon from "./messages/en/common.json";
import enErrors from "./messages/en/errors.json";
import enRefusals from "./messages/en/refusals.json";
import enEvent from "./messages/en/event.json";
import enPublic from "./messages/en/public.json";
import enOrganise from "./messages/en/organise.json";
import enEventForm from "./messages/en/eventForm.json";
import enImports from "./messages/en/imports.json";
import enCoordinate from "./messages/en/coordinate.json";
import enSecretariat from "./messages/en/secretariat.json";
import enStatistics from "./messages/en/statistics.json";
import enPromotion from "./messages/en/promotion.json";
import enMail from "./messages/en/mail.json";
import enCalendar from "./messages/en/calendar.json";
import enPicture from "./messages/en/picture.json";
import enOrganisations from "./messages/en/organisations.json";
import enCities from "./messages/en/cities.json";
import enAccount from "./messages/en/account.json";
import enCoHosts from "./messages/en/coHosts.json";
import enSessions from "./messages/en/sessions.json";
import enTranslations from "./messages/en/translations.json";
import enDates from "./messages/en/dates.json";
import enHiding from "./messages/en/hiding.json";
import enSignUp from "./messages/en/signUp.json";
import enAttendee from "./messages/en/attendee.json";
import enDigest from "./messages/en/digest.json";
import enAttendees from "./messages/en/attendees.json";
import enCheckIn from "./messages/en/checkIn.json";
import frCommon from "./messages/fr/common.json";
import frErrors from "./messages/fr/errors.json";
import frRefusals from "./messages/fr/refusals.json";
import frEvent from "./messages/fr/event.json";
import frPublic from "./messages/fr/public.json";
import frOrganise from "./messages/fr/organise.json";
import frEventForm from "./messages/fr/eventForm.json";
import frImports from "./messages/fr/imports.json";
import frCoordinate from "./messages/fr/coordinate.json";
import frSecretariat from "./messages/fr/secretariat.json";
import frStatistics from "./messages/fr/statistics.json";
import frPromotion from "./messages/fr/promotion.json";
import frMail from "./messages/fr/mail.json";
import frCalendar from "./messages/fr/calendar.json";
import frPicture from "./messages/fr/picture.json";
import frOrganisations from "./messages/fr/organisations.json";
import frCities from "./messages/fr/cities.json";
import frAccount from "./messages/fr/account.json";
import frCoHosts from "./messages/fr/coHosts.json";
import frSessions from "./messages/fr/sessions.json";
import frTranslations from "./messages/fr/translations.json";
import frDates from "./messages/fr/dates.json";
import frHiding from "./messages/fr/hiding.json";
import frSignUp from "./messages/fr/signUp.json";
import frAttendee from "./messages/fr/attendee.json";
import frDigest from "./messages/fr/digest.json";
import frAttendees from "./messages/fr/attendees.json";
import frCheckIn from "./messages/fr/checkIn.json";
import esCommon from "./messages/es/common.json";
import esErrors from "./messages/es/errors.json";
import esRefusals from "./messages/es/refusals.json";
import esEvent from "./messages/es/event.json";
import esPublic from "./messages/es/public.json";
import esOrganise from "./messages/es/organise.json";
import esEventForm from "./messages/es/eventForm.json";
import esImports from "./messages/es/imports.json";
import esCoordinate from "./messages/es/coordinate.json";
import esSecretariat from "./messages/es/secretariat.json";
import esStatistics from "./messages/es/statistics.json";
import esPromotion from "./messages/es/promotion.json";
import esMail from "./messages/es/mail.json";
import esCalendar from "./messages/es/calendar.json";
import esPicture from "./messages/es/picture.json";
import esOrganisations from "./messages/es/organisations.json";
import esCities from "./messages/es/cities.json";
import esAccount from "./messages/es/account.json";
import esCoHosts from "./messages/es/coHosts.json";
import esSessions from "./messages/es/sessions.json";
import esTranslations from "./messages/es/translations.json";
import esDates from "./messages/es/dates.json";
import esHiding from "./messages/es/hiding.json";
import esSignUp from "./messages/es/signUp.json";
import esAttendee from "./messages/es/attendee.json";
import esDigest from "./messages/es/digest.json";
import esAttendees from "./messages/es/attendees.json";
import esCheckIn from "./messages/es/checkIn.json";
import ptCommon from "./messages/pt/common.json";
import ptErrors from "./messages/pt/errors.json";
import ptRefusals from "./messages/pt/refusals.json";
import ptEvent from "./messages/pt/event.json";
import ptPublic from "./messages/pt/public.json";
import ptOrganise from "./messages/pt/organise.json";
import ptEventForm from "./messages/pt/eventForm.json";
import ptImports from "./messages/pt/imports.json";
import ptCoordinate from "./messages/pt/coordinate.json";
import ptSecretariat from "./messages/pt/secretariat.json";
import ptStatistics from "./messages/pt/statistics.json";
import ptPromotion from "./messages/pt/promotion.json";
import ptMail from "./messages/pt/mail.json";
import ptCalendar from "./messages/pt/calendar.json";
import ptPicture from "./messages/pt/picture.json";
import ptOrganisations from "./messages/pt/organisations.json";
import ptCities from "./messages/pt/cities.json";
import ptAccount from "./messages/pt/account.json";
import ptCoHosts from "./messages/pt/coHosts.json";
import ptSessions from "./messages/pt/sessions.json";
import ptTranslations from "./messages/pt/translations.json";
import ptDates from "./messages/pt/dates.json";
import ptHiding from "./messages/pt/hiding.json";
import ptSignUp from "./messages/pt/signUp.json";
import ptAttendee from "./messages/pt/attendee.json";
import ptDigest from "./messages/pt/digest.json";
import ptAttendees from "./messages/pt/attendees.json";
import ptCheckIn from "./messages/pt/checkIn.json";
import arCommon from "./messages/ar/common.json";
import arErrors from "./messages/ar/errors.json";
import arRefusals from "./messages/ar/refusals.json";
import arEvent from "./messages/ar/event.json";
import arPublic from "./messages/ar/public.json";
import arOrganise from "./messages/ar/organise.json";
import arEventForm from "./messages/ar/eventForm.json";
import arImports from "./messages/ar/imports.json";
import arCoordinate from "./messages/ar/coordinate.json";
import arSecretariat from "./messages/ar/secretariat.json";
import arStatistics from "./messages/ar/statistics.json";
import arPromotion from "./messages/ar/promotion.json";
import arMail from "./messages/ar/mail.json";
import arCalendar from "./messages/ar/calendar.json";
import arPicture from "./messages/ar/picture.json";
import arOrganisations from "./messages/ar/organisations.json";
import arCities from "./messages/ar/cities.json";
import arAccount from "./messages/ar/account.json";
import arCoHosts from "./messages/ar/coHosts.json";
import arSessions from "./messages/ar/sessions.json";
import arTranslations from "./messages/ar/translations.json";
import arDates from "./messages/ar/dates.json";
import arHiding from "./messages/ar/hiding.json";
import arSignUp from "./messages/ar/signUp.json";
import arAttendee from "./messages/ar/attendee.json";
import arDigest from "./messages/ar/digest.json";
import arAttendees from "./messages/ar/attendees.json";
import arCheckIn from "./messages/ar/checkIn.json";
import type { Catalogue } from "./translator.ts";

/** Every text of the product, by language; imported, so that it is part of the bundle. */
export const catalogues: Readonly<Record<Language, Required<Catalogue>>> = {
  en: {
    common: enCommon,
    errors: enErrors,
    refusals: enRefusals,
    event: enEvent,
    public: enPublic,
    organise: enOrganise,
    eventForm: enEventForm,
    imports: enImports,
    coordinate: enCoordinate,
    secretariat: enSecretariat,
    statistics: enStatistics,
    promotion: enPromotion,
    mail: enMail,
    calendar: enCalendar,
    picture: enPicture,
    organisations: enOrganisations,
    cities: enCities,
    account: enAccount,
    coHosts: enCoHosts,
    sessions: enSessions,
    translations: enTranslations,
    dates: enDates,
    hiding: enHiding,
    signUp: enSignUp,
    attendee: enAttendee,
    digest: enDigest,
    attendees: enAttendees,
    checkIn: enCheckIn,
  },
  fr: {
    common: frCommon,
    errors: frErrors,
    refusals: frRefusals,
    event: frEvent,
    public: frPublic,
    organise: frOrganise,
    eventForm: frEventForm,
    imports: frImports,
    coordinate: frCoordinate,
    secretariat: frSecretariat,
    statistics: frStatistics,
    promotion: frPromotion,
    mail: frMail,
    calendar: frCalendar,
    picture: frPicture,
    organisations: frOrganisations,
    cities: frCities,
    account: frAccount,
    coHosts: frCoHosts,
    sessions: frSessions,
    translations: frTranslations,
    dates: frDates,
    hiding: frHiding,
    signUp: frSignUp,
    attendee: frAttendee,
    digest: frDigest,
    attendees: frAttendees,
    checkIn: frCheckIn,
  },
  es: {
    common: esCommon,
    errors: esErrors,
    refusals: esRefusals,
    event: esEvent,
    public: esPublic,
    organise: esOrganise,
    eventForm: esEventForm,
    imports: esImports,
    coordinate: esCoordinate,
    secretariat: esSecretariat,
    statistics: esStatistics,
    promotion: esPromotion,
    mail: esMail,
    calendar: esCalendar,
    picture: esPicture,
    organisations: esOrganisations,
    cities: esCities,
    account: esAccount,
    coHosts: esCoHosts,
    sessions: esSessions,
    translations: esTranslations,
    dates: esDates,
    hiding: esHiding,
    signUp: esSignUp,
    attendee: esAttendee,
    digest: esDigest,
    attendees: esAttendees,
    checkIn: esCheckIn,
  },
  pt: {
    common: ptCommon,
    errors: ptErrors,
    refusals: ptRefusals,
    event: ptEvent,
    public: ptPublic,
    organise: ptOrganise,
    eventForm: ptEventForm,
    imports: ptImports,
    coordinate: ptCoordinate,
    secretariat: ptSecretariat,
    statistics: ptStatistics,
    promotion: ptPromotion,
    mail: ptMail,
    calendar: ptCalendar,
    picture: ptPicture,
    organisations: ptOrganisations,
    cities: ptCities,
    account: ptAccount,
    coHosts: ptCoHosts,
    sessions: ptSessions,
    translations: ptTranslations,
    dates: ptDates,
    hiding: ptHiding,
    signUp: ptSignUp,
    attendee: ptAttendee,
    digest: ptDigest,
    attendees: ptAttendees,
    checkIn: ptCheckIn,
  },
  ar: {
    common: arCommon,
    errors: arErrors,
    refusals: arRefusals,
    event: arEvent,
    public: arPublic,
    organise: arOrganise,
    eventForm: arEventForm,
    imports: arImports,
    coordinate: arCoordinate,
    secretariat: arSecretariat,
    statistics: arStatistics,
    promotion: arPromotion,
    mail: arMail,
    calendar: arCalendar,
    picture: arPicture,
    organisations: arOrganisations,
    cities: arCities,
    account: arAccount,
    coHosts: arCoHosts,
    sessions: arSessions,
    translations: arTranslations,
    dates: arDates,
    hiding: arHiding,
    signUp: arSignUp,
    attendee: arAttendee,
    digest: arDigest,
    attendees: arAttendees,
    checkIn: arCheckIn,
  },
};
