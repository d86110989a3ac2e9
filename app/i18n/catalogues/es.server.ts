import common from "../messages/es/common.json";
import errorPages from "../messages/es/errorPages.json";
import formFaults from "../messages/es/formFaults.json";
import faults from "../messages/es/faults.json";
import event from "../messages/es/event.json";
import publicPages from "../messages/es/public.json";
import workspace from "../messages/es/workspace.json";
import help from "../messages/es/help.json";
import organise from "../messages/es/organise.json";
import ownEvents from "../messages/es/ownEvents.json";
import eventForm from "../messages/es/eventForm.json";
import formHints from "../messages/es/formHints.json";
import imports from "../messages/es/imports.json";
import coordinate from "../messages/es/coordinate.json";
import inScope from "../messages/es/inScope.json";
import contacts from "../messages/es/contacts.json";
import comments from "../messages/es/comments.json";
import secondFactor from "../messages/es/secondFactor.json";
import secretariat from "../messages/es/secretariat.json";
import instance from "../messages/es/instance.json";
import lists from "../messages/es/lists.json";
import statistics from "../messages/es/statistics.json";
import promotion from "../messages/es/promotion.json";
import mail from "../messages/es/mail.json";
import calendar from "../messages/es/calendar.json";
import picture from "../messages/es/picture.json";
import organisations from "../messages/es/organisations.json";
import cities from "../messages/es/cities.json";
import account from "../messages/es/account.json";
import coHosts from "../messages/es/coHosts.json";
import sessions from "../messages/es/sessions.json";
import translations from "../messages/es/translations.json";
import dates from "../messages/es/dates.json";
import hiding from "../messages/es/hiding.json";
import signUp from "../messages/es/signUp.json";
import attendee from "../messages/es/attendee.json";
import digest from "../messages/es/digest.json";
import attendees from "../messages/es/attendees.json";
import checkIn from "../messages/es/checkIn.json";
import rareActs from "../messages/es/rareActs.json";
import reviewQueue from "../messages/es/reviewQueue.json";

export const es = {
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
