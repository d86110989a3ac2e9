import common from "../messages/ar/common.json";
import errorPages from "../messages/ar/errorPages.json";
import formFaults from "../messages/ar/formFaults.json";
import faults from "../messages/ar/faults.json";
import event from "../messages/ar/event.json";
import publicPages from "../messages/ar/public.json";
import workspace from "../messages/ar/workspace.json";
import help from "../messages/ar/help.json";
import organise from "../messages/ar/organise.json";
import ownEvents from "../messages/ar/ownEvents.json";
import eventForm from "../messages/ar/eventForm.json";
import formHints from "../messages/ar/formHints.json";
import imports from "../messages/ar/imports.json";
import coordinate from "../messages/ar/coordinate.json";
import inScope from "../messages/ar/inScope.json";
import contacts from "../messages/ar/contacts.json";
import comments from "../messages/ar/comments.json";
import secondFactor from "../messages/ar/secondFactor.json";
import secretariat from "../messages/ar/secretariat.json";
import instance from "../messages/ar/instance.json";
import lists from "../messages/ar/lists.json";
import statistics from "../messages/ar/statistics.json";
import promotion from "../messages/ar/promotion.json";
import mail from "../messages/ar/mail.json";
import calendar from "../messages/ar/calendar.json";
import picture from "../messages/ar/picture.json";
import organisations from "../messages/ar/organisations.json";
import cities from "../messages/ar/cities.json";
import account from "../messages/ar/account.json";
import coHosts from "../messages/ar/coHosts.json";
import sessions from "../messages/ar/sessions.json";
import translations from "../messages/ar/translations.json";
import dates from "../messages/ar/dates.json";
import hiding from "../messages/ar/hiding.json";
import signUp from "../messages/ar/signUp.json";
import attendee from "../messages/ar/attendee.json";
import digest from "../messages/ar/digest.json";
import attendees from "../messages/ar/attendees.json";
import checkIn from "../messages/ar/checkIn.json";
import rareActs from "../messages/ar/rareActs.json";
import reviewQueue from "../messages/ar/reviewQueue.json";

export const ar = {
  common,
  errorPages,
  formFaults,
  faults,
  event,
  public: publicPages,
  workspace,
  help,
  organise,
  ownEvents,
  eventForm,
  formHints,
  imports,
  coordinate,
  inScope,
  contacts,
  comments,
  secondFactor,
  secretariat,
  instance,
  lists,
  statistics,
  promotion,
  mail,
  calendar,
  picture,
  organisations,
  cities,
  account,
  coHosts,
  sessions,
  translations,
  dates,
  hiding,
  signUp,
  attendee,
  digest,
  attendees,
  checkIn,
  rareActs,
  reviewQueue,
};
