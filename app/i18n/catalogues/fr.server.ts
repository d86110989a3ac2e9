import common from "../messages/fr/common.json";
import errorPages from "../messages/fr/errorPages.json";
import formFaults from "../messages/fr/formFaults.json";
import faults from "../messages/fr/faults.json";
import event from "../messages/fr/event.json";
import publicPages from "../messages/fr/public.json";
import workspace from "../messages/fr/workspace.json";
import help from "../messages/fr/help.json";
import organise from "../messages/fr/organise.json";
import ownEvents from "../messages/fr/ownEvents.json";
import eventForm from "../messages/fr/eventForm.json";
import formHints from "../messages/fr/formHints.json";
import imports from "../messages/fr/imports.json";
import coordinate from "../messages/fr/coordinate.json";
import inScope from "../messages/fr/inScope.json";
import contacts from "../messages/fr/contacts.json";
import comments from "../messages/fr/comments.json";
import secondFactor from "../messages/fr/secondFactor.json";
import secretariat from "../messages/fr/secretariat.json";
import instance from "../messages/fr/instance.json";
import lists from "../messages/fr/lists.json";
import statistics from "../messages/fr/statistics.json";
import promotion from "../messages/fr/promotion.json";
import mail from "../messages/fr/mail.json";
import calendar from "../messages/fr/calendar.json";
import picture from "../messages/fr/picture.json";
import organisations from "../messages/fr/organisations.json";
import cities from "../messages/fr/cities.json";
import account from "../messages/fr/account.json";
import coHosts from "../messages/fr/coHosts.json";
import sessions from "../messages/fr/sessions.json";
import translations from "../messages/fr/translations.json";
import dates from "../messages/fr/dates.json";
import hiding from "../messages/fr/hiding.json";
import signUp from "../messages/fr/signUp.json";
import attendee from "../messages/fr/attendee.json";
import digest from "../messages/fr/digest.json";
import attendees from "../messages/fr/attendees.json";
import checkIn from "../messages/fr/checkIn.json";
import rareActs from "../messages/fr/rareActs.json";
import reviewQueue from "../messages/fr/reviewQueue.json";

export const fr = {
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
